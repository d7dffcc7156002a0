import { RouteConfig } from '@nestjs/platform-fastify';

/** What a route's config may ask of the body parser. */
export interface BodyConfig {
  readonly rawJson?: boolean;
}

/** The handler's body is the Buffer as received: for routes that check a digest before they parse. */
export const RawJsonBody = (): MethodDecorator => RouteConfig({ rawJson: true } satisfies BodyConfig);
