import { pageOf, pathOf, type Page } from './router';

describe('pages and their addresses', () => {
  it.each<Page>([{ name: 'home' }, { name: 'new' }, { name: 'unit' }, { name: 'warnings' }, { name: 'me' }, { name: 'request', id: '6f1c2f0a-9a0e' }, { name: 'case', id: 'case_1' }, { name: 'warning', id: 'wrn_1' }])('%j comes back from its address', (page) => {
    expect(pageOf(pathOf(page))).toEqual(page);
  });

  it.each(['nowhere', 'requests/', 'requests/../x', 'cases/<script>', 'callback'])('%s shows the first page', (path) => {
    expect(pageOf(path)).toEqual({ name: 'home' });
  });
});
