import { problemSchema } from '@paystop/contracts';
import { rolesWith, type Permission } from '@paystop/domain';
import { PROBLEM_MEDIA_TYPE } from '@paystop/http-kit';
import type { z } from 'zod';
import { parametersOf, type RouteDefinition } from '../routes/route-definition';
import type { SchemaComponents } from './schema-components';

const JSON_TYPE = 'application/json';
const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];
const NO_CONTENT = 204;
const BEARER = [{ bearer: [] }];

/** One operation of the document. */
export function operationOf(route: RouteDefinition, schemas: SchemaComponents): Record<string, unknown> {
  const parameters = parametersFor(route, schemas);
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: accessSentence(route),
    ...rolesOf(route),
    security: Array.isArray(route.access) ? BEARER : [],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined ? {} : { requestBody: bodyOf(route, schemas) }),
    responses: { [route.success]: successOf(route, schemas), ...refusalsOf(route) },
  };
}

function accessSentence({ access }: RouteDefinition): string {
  if (access === 'signature') return 'Authenticated by the RFC 9421 signature of the message alone.';
  if (access === 'public') return 'Open.';
  return `For the roles ${rolesThatMay(access).join(', ')}, within their unit and below.`;
}

function rolesThatMay(access: readonly Permission[]): string[] {
  return [...new Set(access.flatMap((permission) => rolesWith(permission)))];
}

/** For front ends: nobody is shown what they would be refused. */
function rolesOf({ access }: RouteDefinition): { 'x-roles'?: readonly string[] } {
  return typeof access === 'string' ? {} : { 'x-roles': rolesThatMay(access) };
}

function parametersFor(route: RouteDefinition, schemas: SchemaComponents): object[] {
  const path = parametersOf(route).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const query = Object.entries(route.query ?? {}).map(([name, schema]) => queryParameter(name, schema as z.ZodType, schemas));
  return [...path, ...query, ...(route.list === true ? LIST_PARAMETERS : []), ...headersFor(route)];
}

function queryParameter(name: string, schema: z.ZodType, schemas: SchemaComponents): object {
  return { name, in: 'query', required: !schema.safeParse(undefined).success, schema: schemas.inline(schema) };
}

const LIST_PARAMETERS = [
  { name: 'cursor', in: 'query', required: false, schema: { type: 'string' }, description: 'nextCursor of the page before.' },
  { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
  { name: 'updatedAfter', in: 'query', required: false, schema: { type: 'string', format: 'date-time' }, description: 'Only what changed since: for cheap polling.' },
];

function headersFor(route: RouteDefinition): object[] {
  const text = { type: 'string' };
  const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' }, description: 'A repeat under the same key gets the same answer.' };
  const version = { name: 'If-Match', in: 'header', required: true, schema: text, description: 'ETag of the version that the decision rests on.' };
  const resume = { name: 'Last-Event-ID', in: 'header', required: false, schema: text, description: 'Go on after this event.' };
  return [...(route.idempotencyKey ? [key] : []), ...(route.ifMatch ? [version] : []), ...(route.stream === true ? [resume] : [])];
}

function bodyOf(route: RouteDefinition, schemas: SchemaComponents): object {
  if (route.body === undefined) return {};
  const schema = schemas.refTo(`${capitalised(route.operationId)}Body`, route.body);
  return { required: true, content: { [route.multipart === true ? 'multipart/form-data' : JSON_TYPE]: { schema } } };
}

function successOf(route: RouteDefinition, schemas: SchemaComponents): object {
  if (route.success === NO_CONTENT) return { description: 'Taken in.' };
  if (route.file === true) return { description: 'The file.', content: Object.fromEntries(FILE_TYPES.map((type) => [type, { schema: {} }])) };
  if (route.stream === true) return { description: 'The stream.', content: { 'text/event-stream': { schema: { type: 'string' } } } };
  const schema = route.answer === undefined ? {} : schemas.refTo(`${capitalised(route.operationId)}Answer`, route.answer);
  return { description: 'Done.', content: { [JSON_TYPE]: { schema } } };
}

interface Refusal {
  readonly status: number;
  readonly description: string;
  readonly applies: (route: RouteDefinition) => boolean;
}

const always = (): boolean => true;
const hasBody = (route: RouteDefinition): boolean => route.body !== undefined;
const hasQuery = (route: RouteDefinition): boolean => route.query !== undefined || route.list === true;

const REFUSALS: readonly Refusal[] = [
  { status: 400, description: 'Not as documented; errors names every wrong place.', applies: (route) => hasBody(route) || hasQuery(route) },
  { status: 401, description: 'No valid token, or no valid signature.', applies: always },
  { status: 403, description: 'This role may not do this kind of thing.', applies: always },
  { status: 404, description: 'No such object for the caller.', applies: (route) => parametersOf(route).length > 0 },
  { status: 409, description: 'The state does not allow it, or the key is in use.', applies: (route) => route.idempotencyKey || route.access === 'signature' },
  { status: 412, description: 'The object has changed; current is its newer state.', applies: (route) => route.ifMatch },
  { status: 413, description: 'Too large.', applies: hasBody },
  { status: 415, description: 'Another media type is needed.', applies: hasBody },
  { status: 422, description: 'The same key came with another body.', applies: (route) => route.idempotencyKey },
  { status: 428, description: 'If-Match is missing.', applies: (route) => route.ifMatch },
  { status: 429, description: 'Too many requests; Retry-After says when to go on.', applies: always },
  { status: 503, description: 'Cannot be served now; Retry-After says when to come again.', applies: always },
];
const WITH_RETRY_AFTER = new Set([409, 429, 503]);

function refusalsOf(route: RouteDefinition): object {
  return Object.fromEntries(REFUSALS.filter(({ applies }) => applies(route)).map(({ status }) => [status, { $ref: `#/components/responses/Problem${status}` }]));
}

/** Every refusal once, for the components of the document. */
export function refusalComponents(schemas: SchemaComponents): Record<string, object> {
  const content = { [PROBLEM_MEDIA_TYPE]: { schema: schemas.refTo('Problem', problemSchema) } };
  const retryAfter = { 'Retry-After': { description: 'Whole seconds.', schema: { type: 'integer' } } };
  return Object.fromEntries(REFUSALS.map(({ status, description }) => [
    `Problem${status}`, { description, ...(WITH_RETRY_AFTER.has(status) ? { headers: retryAfter } : {}), content },
  ]));
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
