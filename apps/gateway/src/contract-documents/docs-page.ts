import type { OpenApiDocument } from './openapi-document';

export function docsPage(document: OpenApiDocument): string {
  return `<!doctype html><title>PayStop</title><pre>${JSON.stringify(document)}</pre>`;
}
