import { formatTime, mayCall, usePerson, useServerNow } from '@paystop/ui-kit';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/desk';

/** The centre's time, and whether it is heard. */
export function LiveMark() {
  const { t } = useTranslation();
  const { live } = useDesk();
  const now = useServerNow();
  const mayListen = mayCall(usePerson(), 'streamEvents');
  const state = useSyncExternalStore(live.subscribe, () => live.state);
  if (!mayListen) return <span className="live-mark"><time>{formatTime(now)}</time></span>;
  const text = state.name === 'live' ? t('connection.live') : t(state.name === 'lost' ? 'app.offline' : 'connection.connecting');
  return <span className={`live-mark live-${state.name}`}><span aria-hidden="true" className="live-dot" />{text}<time>{formatTime(now)}</time></span>;
}
