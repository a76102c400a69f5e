/** What a message turns on stands between these marks in the language files. */
export const MARK = /\[\[(.+?)\]\]/;

/** A message without its marks: to be spoken, and written where nothing stands out. */
export function plainOf(message: string): string {
  return message.replace(/\[\[|\]\]/g, '');
}
