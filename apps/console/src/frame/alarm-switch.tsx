import { BellFilled, BellOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/desk';
import { soundAlarm } from './alarm-sound';

const REMEMBERED_AS = 'paystop.alarm';

function wasOn(): boolean {
  try {
    return localStorage.getItem(REMEMBERED_AS) === 'on';
  } catch {
    return false;
  }
}

/** A tone and a notification for every breach, for who asked for them. */
export function AlarmSwitch() {
  const { t } = useTranslation();
  const { live } = useDesk();
  const [on, setOn] = useState(wasOn);
  useEffect(() => {
    if (!on) return undefined;
    return live.onEvent(({ type, caseId }) => {
      if (type !== 'SlaBreached') return;
      soundAlarm();
      if (globalThis.Notification?.permission === 'granted') new Notification(t('alarm.breached'), { body: caseId ?? '', tag: caseId ?? 'breach' });
    });
  }, [live, on, t]);
  const change = async (): Promise<void> => {
    const next = !on;
    setOn(next);
    if (next && globalThis.Notification?.permission === 'default') await Notification.requestPermission();
    try {
      localStorage.setItem(REMEMBERED_AS, next ? 'on' : 'off');
    } catch {
      // asked for again next time
    }
  };
  const text = t(on ? 'alarm.on' : 'alarm.off');
  return <Tooltip title={text}><Button type="text" aria-label={text} aria-pressed={on} onClick={change} icon={on ? <BellFilled /> : <BellOutlined />} /></Tooltip>;
}
