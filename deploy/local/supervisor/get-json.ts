import { get } from 'node:http';

const ANSWER_WITHIN_MS = 2_000;

export interface JsonAnswer {
  readonly status: number;
  /** Parsed body; undefined when it is not JSON. */
  readonly body: unknown;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** One small GET. The built-in fetch would do it too, but costs every idle supervisor ten megabytes. */
export function getJson(url: string): Promise<JsonAnswer | null> {
  return new Promise((done) => {
    const request = get(url, { timeout: ANSWER_WITHIN_MS, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.once('end', () => done({ status: answer.statusCode ?? 0, body: parsed(text) }));
      answer.once('error', () => done(null));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => done(null));
  });
}
