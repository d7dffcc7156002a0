import { manualConnector } from '@paystop/connectors/manual';
import { restV1Connector } from '@paystop/connectors/rest-v1';
import { Connectors } from './connectors';

describe('the connectors that are built', () => {
  it('refuses two of one protocol, since the second would take the first one’s banks', () => {
    expect(() => new Connectors([restV1Connector, manualConnector, { ...restV1Connector }])).toThrow('each protocol has one connector');
  });

  it('gives an action to the bank’s own protocol, or to a person where the protocol lacks it', () => {
    const connectors = new Connectors([{ ...restV1Connector, operations: { stop: { write: () => '' } } }, manualConnector]);
    expect(connectors.channelFor('rest-v1', 'stop')).toEqual({ protocol: 'rest-v1', person: false });
    expect(connectors.channelFor('rest-v1', 'freeze')).toMatchObject({ protocol: 'manual', person: true });
    expect(connectors.channelFor('iso20022', 'stop')).toMatchObject({ protocol: 'manual', person: true });
  });
});
