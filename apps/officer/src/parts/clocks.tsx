import { formatCountdown, useServerNow } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../app/services';

type ClockView = RequestView['clocks'][number];

/** What is left of each promise, by the centre's clock. */
export function Clocks({ clocks }: { readonly clocks: readonly ClockView[] }) {
  if (clocks.length === 0) return null;
  return <ul className="clocks plain">{clocks.map((clock) => <Clock key={clock.name} clock={clock} />)}</ul>;
}

function Clock({ clock: { name, dueAt, state } }: { readonly clock: ClockView }) {
  const { t } = useTranslation();
  const now = useServerNow();
  const leftMs = Date.parse(dueAt) - now;
  const isOver = state === 'breached' || (leftMs < 0 && state !== 'met');
  const text = state === 'met' ? t('truth.clock_met') : isOver ? t('truth.clock_breached', { time: formatCountdown(Math.abs(leftMs)) }) : t('truth.clock_left', { time: formatCountdown(leftMs) });
  return <li className={`clock clock-${isOver ? 'breached' : state}`}><span>{t(`word.clock.${name}`)}</span> <strong>{text}</strong></li>;
}
