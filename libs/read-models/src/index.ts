export { SEARCH_KINDS, type SearchKind, searchToken } from './search-token';
