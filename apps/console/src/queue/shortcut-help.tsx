import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

const KEYS = [['/', 'search'], ['j', 'down'], ['k', 'up'], ['Enter', 'open'], ['Esc', 'leave'], ['?', 'help']] as const;

export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('queue.shortcuts')} footer={null} onCancel={onClose}>
      <dl className="shortcuts">{KEYS.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{t(`queue.key.${what}`)}</dd></div>)}</dl>
    </Modal>
  );
}
