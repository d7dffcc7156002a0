export { ConfigurationError } from './configuration-error';
export { loadPolicy } from './load-policy';
export { loadInstitutions } from './load-institutions';
export { BinDirectory } from './bin-directory';
export { DEFAULT_INSTITUTIONS_FILE, DEFAULT_POLICY_FILE } from './product-files';
