const STYLE = `
  body { margin: 0; font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; background: #f3f5f8; color: #14213d; }
  main { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem; }
  h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
  p { margin: .25rem 0 1rem; color: #4a5568; }
  button { display: block; width: 100%; text-align: left; margin: 0 0 .5rem; padding: .75rem 1rem; min-height: 3rem; font: inherit; background: #fff; border: 1px solid #cbd5e0; border-radius: .5rem; cursor: pointer; }
  button:hover, button:focus-visible { border-color: #1d4ed8; outline: 2px solid #1d4ed8; outline-offset: 1px; }
  small { display: block; color: #4a5568; }
  code { font-family: ui-monospace, monospace; }`;

/** A page without any outside part. `body` is HTML; texts inside must be escaped. */
export function pageFrame(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body><main>${body}</main></body>
</html>`;
}

export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
