export type { components, operations, paths } from '../generated/openapi';
export { ROLES_OF_OPERATIONS } from '../generated/roles-of-operations';
export { ApiProblem, type FieldProblem, NoAnswer, type ProblemDetails } from './api-failures';
export { type ApiClient, type ApiClientOptions, type TokenSource, createApiClient, take, takeFile } from './api-client';
export { EventReader, type EventReaderOptions, type LiveEvent, type StreamState } from './event-reader';
export { ServerClock } from './server-clock';
