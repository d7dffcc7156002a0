import { RouteConfig } from '@nestjs/platform-fastify';

/** The handler's body is the Buffer as received: for routes that check a digest before they parse. */
export const RawJsonBody = (): MethodDecorator => RouteConfig({ rawJson: true });
