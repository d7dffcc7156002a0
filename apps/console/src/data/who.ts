import { usePerson } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import { useInstitutionName } from './institutions';

interface Known {
  readonly person: { readonly subject: string; readonly name: string };
  readonly bankName: (code: string) => string;
  readonly system: string;
}

const BANK = /^institution:(.+)$/;
const USER = /^user:(.+)$/;

/** Who acted, in words: there is no directory of names, so that others stand as their issuer calls them. */
export function whoIs(actor: string, { person, bankName, system }: Known): string {
  if (actor === person.subject) return person.name;
  if (actor === 'paystop') return system;
  const bank = BANK.exec(actor)?.[1];
  return bank === undefined ? (USER.exec(actor)?.[1] ?? actor) : bankName(bank);
}

/** @returns a function from an actor's id to what a reader calls it. */
export function useWho(): (actor: string) => string {
  const { t } = useTranslation();
  const person = usePerson();
  const bankName = useInstitutionName();
  return (actor) => whoIs(actor, { person, bankName, system: t('word.role.system') });
}
