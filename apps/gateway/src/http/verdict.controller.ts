import { Controller, Delete, Get, Inject, Patch, Post, Put, Req, Res, type Type } from '@nestjs/common';
import type { Permission } from '@paystop/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nestPath, type HttpMethod } from '../routes/route-definition';
import type { VerdictRoute } from '../routes/verdict-route';
import { Access } from './access';
import { VerdictForwarder } from './verdict-forwarder';

const MAPPINGS: Readonly<Record<HttpMethod, (path: string) => MethodDecorator>> = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };

/** @returns a controller with one handler per route, so that a decision exists exactly when it stands in the table. */
export function verdictController(routes: readonly VerdictRoute[]): Type<object> {
  @Controller()
  class VerdictController {
    constructor(@Inject(VerdictForwarder) readonly forwarder: VerdictForwarder) {}
  }
  for (const route of routes) addHandler(VerdictController, route);
  return VerdictController;
}

function addHandler(controller: Type<{ readonly forwarder: VerdictForwarder }>, route: VerdictRoute): void {
  const target = controller.prototype as object;
  const name = route.operationId;
  const descriptor: PropertyDescriptor = {
    value(this: { readonly forwarder: VerdictForwarder }, request: FastifyRequest, reply: FastifyReply): Promise<void> {
      return this.forwarder.forward(route, { request, reply });
    },
    configurable: true,
    writable: true,
  };
  Object.defineProperty(target, name, descriptor);
  const permissions: readonly Permission[] = Array.isArray(route.access) ? route.access : [];
  MAPPINGS[route.method](nestPath(route))(target, name, descriptor);
  Access(...permissions)(target, name, descriptor);
  Req()(target, name, 0);
  Res()(target, name, 1);
}
