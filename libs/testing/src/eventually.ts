/** Calls until it no longer throws or gives false. @throws the last failure when the time is up. */
export async function eventually<T>(attempt: () => Promise<T> | T, timeoutMs = 10_000, everyMs = 25): Promise<T> {
  const endAt = Date.now() + timeoutMs;
  for (;;) {
    try {
      const value = await attempt();
      if (value !== false) return value;
      if (Date.now() >= endAt) throw new Error(`not true within ${timeoutMs} ms`);
    } catch (error) {
      if (Date.now() >= endAt) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
