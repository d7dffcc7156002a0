export { ConfigurationError } from './configuration-error';
export { type Installation, type InstallationSettings, readHmacKey, readInstallation } from './installation';
export { loadPolicy } from './load-policy';
export { loadInstitutions } from './load-institutions';
export { rereadInstitutions } from './reread-institutions';
export { BinDirectory } from './bin-directory';
export { InstitutionRegister, type InstitutionLookup } from './institution-register';
export { decidedInstitutions } from './decided-institutions';
export { DEFAULT_INSTITUTIONS_FILE, DEFAULT_POLICY_FILE, WEB_FOLDER } from './product-files';
