/** Asks again only when the last answer is older than this; those who ask meanwhile share one answer. A failure is not kept. */
export function cached<T>(ask: () => Promise<T>, forMs: number): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (answer !== undefined && performance.now() - askedAtMs < forMs) return answer;
    askedAtMs = performance.now();
    const asked = ask();
    answer = asked;
    asked.catch(() => {
      if (answer === asked) answer = undefined;
    });
    return asked;
  };
}
