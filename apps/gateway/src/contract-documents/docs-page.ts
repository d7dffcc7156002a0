import type { OpenApiDocument } from './openapi-document';

type Operation = Readonly<Record<string, unknown>>;

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
pre { background: #f4f4f4; padding: .75rem; overflow-x: auto; }
details { border: 1px solid #ddd; border-radius: .25rem; margin: .5rem 0; padding: .5rem .75rem; }
summary { cursor: pointer; }
.method { display: inline-block; min-width: 4rem; font-weight: 600; }
@media (prefers-color-scheme: dark) { body { background: #16181c; color: #e6e6e6; } pre { background: #23262c; } details { border-color: #3a3f47; } a { color: #8ab4f8; } }
`;

/** The interface for people: one page, nothing loaded from elsewhere, no script. */
export function docsPage(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
  const tags = [...new Set(operations.flatMap(({ operation }) => operation['tags'] as string[]))];
  const sections = tags.map((tag) => {
    const mine = operations.filter(({ operation }) => (operation['tags'] as string[]).includes(tag));
    return `<h2>${escape(tag)}</h2>${mine.map(({ path, method, operation }) => operationBlock(path, method, operation)).join('')}`;
  });
  const schemas = Object.entries(document.components['schemas'] ?? {}).map(([name, schema]) =>
    `<details id="${escape(name)}"><summary><code>${escape(name)}</code></summary><pre>${linked(JSON.stringify(schema, null, 2))}</pre></details>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>PayStop: how to call it</title><style>${STYLE}</style></head>
<body><h1>PayStop: how to call it</h1><p>${escape(String(document.info['description']))}</p><p>For machines: <a href="/api/openapi.json">openapi.json</a></p>
${sections.join('\n')}
<h2>Schemas</h2>${schemas.join('\n')}
</body></html>
`;
}

function operationBlock(path: string, method: string, operation: Operation): string {
  const parts = ['parameters', 'requestBody', 'responses'].flatMap((name) =>
    operation[name] === undefined ? [] : [`<h4>${name}</h4><pre>${linked(JSON.stringify(operation[name], null, 2))}</pre>`]);
  return `<details id="${escape(String(operation['operationId']))}"><summary><span class="method">${method.toUpperCase()}</span> <code>${escape(path)}</code> ${escape(String(operation['summary']))}</summary>
<p>${escape(String(operation['description']))}</p>${parts.join('')}</details>`;
}

/** References become links to the schema further down. */
function linked(json: string): string {
  return escape(json).replaceAll(/#\/components\/schemas\/(\w+)/g, (_, name: string) => `<a href="#${name}">${name}</a>`);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
