/** The OpenAPI description of the public interface. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

export function openApiDocument(): OpenApiDocument {
  return { openapi: '3.1.1', info: { title: 'PayStop', version: '1' }, paths: {} };
}
