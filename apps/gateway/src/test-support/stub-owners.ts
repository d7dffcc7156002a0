import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';

/** Stands for the apps that own objects: records what it was asked and says what it was told to say. */
export interface StubOwners {
  readonly url: string;
  readonly asked: VerdictRequest[];
  answer: (request: VerdictRequest) => VerdictAnswer;
  stop(): Promise<void>;
}

export async function startStubOwners(): Promise<StubOwners> {
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const asked = body as VerdictRequest;
      owners.asked.push(asked);
      response.setHeader('content-type', 'application/json').end(JSON.stringify(owners.answer(asked)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const owners: StubOwners = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    answer: () => ({ status: 200, body: { answered: true } }),
    stop: () => new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
  return owners;
}
