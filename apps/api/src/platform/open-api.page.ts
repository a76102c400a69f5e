import type { ApiDocument, JsonSchema, Operation } from './open-api.js';

/** The API document as a page: no script, nothing from elsewhere, styles under the page's nonce. */
export function openApiPage(document: ApiDocument, nonce: string): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))].sort();
  const sections = tags.map((tag) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(tag));
    return `<section id="${escaped(tag)}"><h2>${escaped(tag)}</h2>${own.map(operationOf).join('')}</section>`;
  });
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>API – ${escaped(document.info.title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header>
<h1>API: ${escaped(document.info.title)}</h1>
<p>${escaped(document.info.description)}</p>
<p>Cùng nội dung cho máy đọc / The same for programs: <a href="/api/openapi.json">openapi.json</a></p>
<nav aria-label="Mục lục / Contents">${tags.map((tag) => `<a href="#${escaped(tag)}">${escaped(tag)}</a>`).join(' ')}</nav>
</header>
<main>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

function operationOf({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}): string {
  return `<article>
<h3><span class="method">${method.toUpperCase()}</span> <code>${escaped(path)}</code></h3>
<p>${escaped(operation.summary)}</p>
<p class="who">Ai được gọi / Who may call: ${escaped(operation.description)}</p>
${parametersOf(operation)}${bodyOf(operation)}${responsesOf(operation)}
</article>`;
}

function parametersOf({ parameters }: Operation): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    (parameter) =>
      `<tr><td><code>${escaped(parameter.name)}</code></td><td>${parameter.in}</td><td>${
        parameter.required ? 'bắt buộc / required' : ''
      }</td><td><code>${escaped(shortSchema(parameter.schema))}</code></td></tr>`,
  );
  return `<table><caption>Tham số / Parameters</caption><tbody>${rows.join('')}</tbody></table>`;
}

function bodyOf({ requestBody }: Operation): string {
  if (!requestBody) return '';
  return Object.entries(requestBody.content)
    .map(([type, { schema }]) => schemaOf(`Nội dung gửi / Body: ${type}`, schema))
    .join('');
}

function responsesOf({ responses }: Operation): string {
  return Object.entries(responses)
    .map(([status, { description, content }]) => {
      const schema = content?.['application/json']?.schema;
      if (schema) return schemaOf(`${status} · Trả lời / Answer`, schema);
      const lines = description
        .split('\n')
        .map((line) => escaped(line).replace(/`([^`]+)`/, '<code>$1</code>'));
      return `<p class="status"><b>${status}</b> ${lines.join('<br>')}</p>`;
    })
    .join('');
}

function schemaOf(title: string, schema: JsonSchema): string {
  return `<details><summary>${escaped(title)}</summary><pre>${escaped(JSON.stringify(schema, null, 2))}</pre></details>`;
}

/** A parameter's schema in a line: its type or values, and what bounds it. */
function shortSchema({ type, enum: values, ...rest }: JsonSchema): string {
  const kind = Array.isArray(values) ? values.join(' | ') : typeof type === 'string' ? type : '';
  const bounds = Object.entries(rest).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return [kind, ...bounds].filter((part) => part !== '').join(', ');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const STYLE = `
body { font: 16px/1.5 'Be Vietnam Pro', system-ui, sans-serif; color: #1f2933; background: #fff; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { margin-top: 2.5rem; border-bottom: 2px solid #d5dbe1; } h3 { font-size: 1rem; margin: 0; }
nav a { display: inline-block; margin-right: .75rem; } a { color: #0b57a4; }
article { border: 1px solid #d5dbe1; border-radius: 6px; padding: .75rem 1rem; margin: 1rem 0; }
.method { font-weight: 700; color: #0b57a4; } .who, .status { color: #4a5560; font-size: .875rem; margin: .25rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; } caption { text-align: left; font-weight: 600; }
td { border-top: 1px solid #e4e8ec; padding: .2rem .5rem .2rem 0; vertical-align: top; overflow-wrap: anywhere; }
pre { overflow: auto; background: #f5f7f9; padding: .5rem; font-size: .8125rem; max-height: 30rem; } summary { cursor: pointer; }
`;
