declare module 'mjml' {
  /** MJML 5 answers with a promise. */
  function mjml2html(
    source: string,
    options: { validationLevel: 'strict'; fonts: Record<string, string> },
  ): Promise<{ html: string; errors: { formattedMessage: string }[] }>;
  export = mjml2html;
}
