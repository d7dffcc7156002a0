import { useSyncExternalStore } from 'react';

/** The few pages of the app, by their path under the base. */
export type Page =
  | { readonly name: 'home' }
  | { readonly name: 'new' }
  | { readonly name: 'unit' }
  | { readonly name: 'warnings' }
  | { readonly name: 'me' }
  | { readonly name: 'request'; readonly id: string }
  | { readonly name: 'case'; readonly id: string }
  | { readonly name: 'warning'; readonly id: string };

const ID = /^[A-Za-z0-9_-]{1,100}$/;

/** @param path under the base, without its slash: `requests/6f1c…`. Unknown ones are the first page. */
export function pageOf(path: string): Page {
  const [name = '', id = ''] = path.split('/');
  switch (name) {
    case 'new':
    case 'unit':
    case 'me':
      return { name };
    case 'requests':
      return ID.test(id) ? { name: 'request', id } : { name: 'home' };
    case 'cases':
      return ID.test(id) ? { name: 'case', id } : { name: 'home' };
    case 'warnings':
      return ID.test(id) ? { name: 'warning', id } : { name: 'warnings' };
    default:
      return { name: 'home' };
  }
}

export function pathOf(page: Page): string {
  switch (page.name) {
    case 'home':
      return '';
    case 'request':
      return `requests/${page.id}`;
    case 'case':
      return `cases/${page.id}`;
    case 'warning':
      return `warnings/${page.id}`;
    default:
      return page.name;
  }
}

const BASE = '/officer/';
const MOVED = 'paystop:moved';

export function go(page: Page, how: 'push' | 'replace' = 'push'): void {
  const address = `${BASE}${pathOf(page)}`;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  scrollTo(0, 0);
  dispatchEvent(new Event(MOVED));
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(MOVED, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(MOVED, listener);
  };
}

export function usePage(): Page {
  const path = useSyncExternalStore(subscribe, () => location.pathname);
  return pageOf(path.startsWith(BASE) ? path.slice(BASE.length) : '');
}
