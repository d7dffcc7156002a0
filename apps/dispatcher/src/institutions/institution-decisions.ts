import type { Institution, Protocol } from '@paystop/contracts';
import { type Result, canonicalJson, ok, refuse } from '@paystop/kernel';
import type { InstitutionSetting } from './directory';

/** A decision about an institution: what is kept from now on, and what the audit says. */
export interface SettingChange {
  readonly next: InstitutionSetting;
  readonly action: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Fields that point elsewhere, or say whom to trust: a second admin looks at them (contract-details 10). */
const NEEDS_SECOND_PERSON = ['baseUrl', 'publicKeys', 'liaison'] as const;

export function pause(setting: InstitutionSetting, paused: boolean): SettingChange {
  return changed(setting, { paused }, { action: paused ? 'InstitutionPaused' : 'InstitutionResumed', data: {} });
}

/** @param own the institution's own protocol; switching back to it ends the switch. */
export function switchProtocol(setting: InstitutionSetting, own: Institution, protocol: Protocol): Result<SettingChange> {
  if (protocol !== 'manual' && protocol !== own.protocol && protocol !== own.fallbackProtocol) {
    return refuse('BODY.INVALID', `the channel can be ${[...new Set([own.protocol, own.fallbackProtocol ?? 'manual', 'manual'])].join(', ')}`, { path: '/protocol' });
  }
  return ok(changed(setting, { protocol: protocol === own.protocol ? null : protocol }, { action: 'InstitutionChannelSwitched', data: { protocol } }));
}

/** Takes a definition over at once, or proposes it to a second admin. */
export function define(
  setting: InstitutionSetting, { current, wanted, by }: { readonly current: Institution | undefined; readonly wanted: Institution; readonly by: string },
): SettingChange {
  const fields = NEEDS_SECOND_PERSON.filter((field) => sayOf(current, field) !== sayOf(wanted, field));
  if (fields.length > 0) return changed(setting, { proposal: wanted, proposedBy: by }, { action: 'InstitutionChangeProposed', data: { fields } });
  return changed(setting, { definition: wanted, proposal: null, proposedBy: null }, { action: 'InstitutionChanged', data: {} });
}

/** No keys said and none given are the same. */
function sayOf(institution: Institution | undefined, field: (typeof NEEDS_SECOND_PERSON)[number]): string {
  const value = institution?.[field] ?? null;
  return canonicalJson(Array.isArray(value) && value.length === 0 ? null : value);
}

export function confirm(setting: InstitutionSetting, by: string): Result<SettingChange> {
  if (setting.proposal === null) return refuse('FOUR_EYES.PROPOSAL_MISSING', 'no change waits for confirmation');
  if (setting.proposedBy === by) return refuse('FOUR_EYES.SAME_PERSON', 'another admin has to confirm the change');
  return ok(changed(setting, { definition: setting.proposal, proposal: null, proposedBy: null }, { action: 'InstitutionChanged', data: { proposedBy: setting.proposedBy } }));
}

export function backToFile(setting: InstitutionSetting): SettingChange {
  return changed(setting, { definition: null, proposal: null, proposedBy: null, protocol: null }, { action: 'InstitutionBackToFile', data: {} });
}

/** A card belongs to one institution, as in the file. @returns each prefix of `wanted` that another one has, with its JSON pointer. */
export function takenPrefixes(wanted: Institution, others: readonly Institution[]): { readonly path: string; readonly message: string }[] {
  return wanted.binPrefixes.flatMap((prefix, index) => {
    const owner = others.find(({ code, binPrefixes }) => code !== wanted.code && binPrefixes.includes(prefix));
    return owner === undefined ? [] : [{ path: `/binPrefixes/${index}`, message: `${prefix} already belongs to ${owner.code}` }];
  });
}

/** @param allowed host names; `*.bank.example` stands for every host below it. */
export function hostAllowed(baseUrl: string | undefined, allowed: readonly string[]): boolean {
  if (baseUrl === undefined) return true;
  const { hostname } = new URL(baseUrl);
  const host = hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return allowed.some((each) => (each.startsWith('*.') ? host.endsWith(each.slice(1)) : host === each));
}

function changed(setting: InstitutionSetting, patch: Partial<InstitutionSetting>, told: Pick<SettingChange, 'action' | 'data'>): SettingChange {
  return { next: { ...setting, ...patch, version: setting.version + 1 }, ...told };
}
