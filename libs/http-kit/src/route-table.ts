interface RoutePattern {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

const CATCH_ALL = new Set(['*', '/*']);

/** Which methods the routes of a server take at a path: for 405 and its Allow header. */
export class RouteTable {
  private readonly patterns = new Map<string, RoutePattern>();

  /** @param url a route pattern such as `/holds/:id/extend`. */
  add(method: string | readonly string[], url: string): void {
    if (CATCH_ALL.has(url)) return;
    const known = this.patterns.get(url) ?? { pattern: toPattern(url), methods: new Set<string>() };
    for (const name of [method].flat()) known.methods.add(name);
    this.patterns.set(url, known);
  }

  methodsOf(path: string): string[] {
    const methods = new Set<string>();
    for (const route of this.patterns.values()) {
      if (route.pattern.test(path)) route.methods.forEach((method) => methods.add(method));
    }
    return [...methods].sort();
  }
}

function toPattern(url: string): RegExp {
  const source = url.split('/').map(segmentPattern).join('/');
  return new RegExp(`^${source}$`);
}

function segmentPattern(segment: string): string {
  if (segment.startsWith(':')) return '[^/]+';
  return segment.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
}
