import { runConnectorConformance } from '@paystop/connector-kit';
import { templateConnector } from './template.connector';

runConnectorConformance('template', {
  makeConnector: () => templateConnector,
  writeReport: (report) => `{"answer":${JSON.stringify(report)}}`,
  processing: '{"answer":{"status":"processing"}}',
});
