export { templateConnector } from './template.connector';
