import ts from 'typescript';

/**
 * Where a sentence writes the kind of an area with a capital: "đã ký ở Quận Bình Tân". After a word, a comma, a
 * semicolon, a colon or a bracket the kind has a small letter, unless a number or a person's name follows
 * (domain.md §6). Cells and lines begin anew; so part them by tabs or line ends.
 */
export function capitalsInside(text: string): string[] {
  return [...text.normalize('NFC').matchAll(CAPITAL_KIND)].map(([found]) => found.trim());
}

const CAPITAL_KIND =
  /[\p{L}\p{N},;:%)–] \(?(?:Quận|Huyện|Thị xã|Thành phố(?! Hồ Chí Minh)|Thị trấn|Phường|Xã) (?!Cô Giang|Lê Minh Xuân|Nguyễn Cư Trinh|Nguyễn Thái Bình|Phạm|Võ Thị Sáu)\p{Lu}\p{L}*/gu;

/** Names of areas that a template sets into a text as they are kept, by line. */
export function namesSetAsKept(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node)) {
      let before = node.head.text;
      for (const span of node.templateSpans) {
        const written = span.expression.getText();
        if (/[\p{L},;:(] ?$/u.test(before) && AREA_NAME.test(written)) {
          found.push(`${path}:${file.getLineAndCharacterOfPosition(span.getStart()).line + 1} ${written}`);
        }
        before = span.literal.text === '' ? before : span.literal.text;
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `area.name`, `row.area.name`, `ward.districtName`, `areaName ?? ''`, but no call that writes it for a sentence. */
const AREA_NAME =
  /(?:^|\.)(?:(?:area|district|ward)\??\.name|districtName|wardName|areaName)(?: \?\? ''?\)?)?$/;
