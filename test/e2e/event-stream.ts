export interface StreamedEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads `GET /events` until enough was heard. @throws when that takes too long. */
export async function hear(
  gateway: string,
  { token, lastEventId, enough, withinMs }: { readonly token: string; readonly lastEventId?: string; readonly enough: (events: readonly StreamedEvent[]) => boolean; readonly withinMs: number },
): Promise<StreamedEvent[]> {
  const leaving = new AbortController();
  const timer = setTimeout(() => leaving.abort(new Error(`not heard within ${String(withinMs)} ms`)), withinMs);
  const answer = await fetch(`${gateway}/api/v1/events`, {
    signal: leaving.signal, headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
  });
  if (answer.status !== 200 || answer.body === null) throw new Error(`GET /events: ${String(answer.status)}`);
  const events: StreamedEvent[] = [];
  let text = '';
  try {
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      events.push(...blocks.flatMap(eventOf));
      if (enough(events)) return events;
    }
    throw new Error('the stream ended');
  } finally {
    clearTimeout(timer);
    leaving.abort();
  }
}

function eventOf(block: string): StreamedEvent[] {
  const field = (name: string): string | undefined => block.split('\n').find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1).trim();
  const [id, event, data] = [field('id'), field('event'), field('data')];
  return id === undefined || event === undefined || data === undefined ? [] : [{ id, event, data: JSON.parse(data) as Record<string, unknown> }];
}
