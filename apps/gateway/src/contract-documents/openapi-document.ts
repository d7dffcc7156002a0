import {
  acceptedRequestSchema, caseRowSchema, caseViewSchema, holdViewSchema, institutionRowSchema, instructionViewSchema, requestViewSchema,
  stopPaymentRequestSchema, warningViewSchema,
} from '@paystop/contracts';
import { ROUTES } from '../routes';
import { API_PREFIX, type RouteDefinition } from '../routes/route-definition';
import { operationOf, refusalComponents } from './openapi-operation';
import { ROOT_PATHS } from './openapi-root-paths';
import { SchemaComponents } from './schema-components';

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [member: string]: unknown;
}

const DESCRIPTION = [
  'PayStop takes emergency stop-payment requests of police officers, has the receiving accounts stopped at their banks, and shows what became of each.',
  'A 202 means: durably stored, whatever happens next. Writes carry an Idempotency-Key and can be repeated safely; decisions carry If-Match.',
  'Errors are RFC 9457 problem details with a stable code; errors[].path are JSON Pointers into the body.',
  'Money is digits of the minor unit with a currency; instants are RFC 3339 with an offset. Names, ids and accounts are masked unless an unmask call, which is audited, shows them.',
].join(' ');

/** Names by which the larger objects are known; the others are called after their operation. */
const NAMED = {
  StopPaymentRequest: stopPaymentRequestSchema, AcceptedRequest: acceptedRequestSchema, RequestView: requestViewSchema, CaseRow: caseRowSchema, CaseView: caseViewSchema,
  InstructionView: instructionViewSchema, HoldView: holdViewSchema, WarningView: warningViewSchema, InstitutionRow: institutionRowSchema,
} as const;

const TAGS: Readonly<Record<string, string>> = {
  requests: 'Emergency orders of officers', cases: 'One victim\'s incident each, with everything in it', instructions: 'Orders to institutions and what became of them',
  holds: 'Short stops and their end', warnings: 'Dissuasion tasks and proposed stops', attachments: 'Papers', banks: 'What banks send us',
  institutions: 'Channels to banks and payment institutions', audit: 'Who did what, provably unaltered', 'dead letters': 'Messages that could not be handled',
  statistics: 'Rates and amounts with their base', events: 'What happens, as it happens', service: 'The gateway itself',
};

/** The public interface as OpenAPI 3.1, from the one table of routes and the schemas of the contracts. */
export function openApiDocument(): OpenApiDocument {
  const schemas = new SchemaComponents();
  for (const [name, schema] of Object.entries(NAMED)) schemas.refTo(name, schema);
  const responses = refusalComponents(schemas);
  const paths = { ...pathsOf(ROUTES, schemas), ...ROOT_PATHS };
  return {
    openapi: '3.1.1',
    info: { title: 'PayStop', version: '1.0.0', description: DESCRIPTION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/', description: 'This gateway' }],
    tags: tagsOf(ROUTES),
    paths,
    components: {
      schemas: schemas.toJson(),
      responses,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Access token of the configured OIDC issuer, with the claims roles and unit.' },
      },
    },
  };
}

function pathsOf(routes: readonly RouteDefinition[], schemas: SchemaComponents): OpenApiDocument['paths'] {
  const paths: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const route of routes) {
    const path = `${API_PREFIX}${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, schemas) };
  }
  return Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function tagsOf(routes: readonly RouteDefinition[]): object[] {
  return [...new Set([...routes.map((route) => route.tag), 'service'])].map((name) => ({ name, description: TAGS[name] ?? '' }));
}
