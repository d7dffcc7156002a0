import type { Role } from '@paystop/contracts';

/** A person or an institution that can be played on a development machine. */
export interface DemoUser {
  /** What the person is called on the command line and in `sub`. */
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  /** Empty for institutions. */
  readonly unit: string;
  readonly institution?: string;
  readonly note: string;
}

export const DEMO_USERS: readonly DemoUser[] = [
  { user: 'P440305-0117', name: '李伟', role: 'officer', unit: '440305012', note: 'handling officer at a station · 经办民警' },
  { user: 'P440305-0122', name: '王芳', role: 'officer', unit: '440305012', note: 'assisting officer at the same station · 协查民警' },
  { user: 'P440304-0201', name: '陈强', role: 'officer', unit: '440304006', note: 'officer of another district · 其他分局民警' },
  { user: 'operator-4403', name: '周敏', role: 'operator', unit: '4403', note: 'operator of the city centre · 市反诈中心值班员' },
  { user: 'operator-440305', name: '吴磊', role: 'operator', unit: '440305', note: 'operator of a district · 分局值班员' },
  { user: 'approver-440305', name: '赵军', role: 'approver', unit: '440305', note: 'approver of a district · 分局审批人' },
  { user: 'approver-4403', name: '孙丽', role: 'approver', unit: '4403', note: 'approver of the city · 市局审批人' },
  { user: 'analyst-4403', name: '何洁', role: 'analyst', unit: '4403', note: 'analyst · 分析员' },
  { user: 'auditor-4403', name: '郑涛', role: 'auditor', unit: '4403', note: 'auditor · 督察' },
  { user: 'admin-1', name: '马超', role: 'admin', unit: '4403', note: 'administrator · 管理员' },
  { user: 'admin-2', name: '黄蓉', role: 'admin', unit: '4403', note: 'a second administrator · 第二管理员' },
  { user: 'institution-CMB', name: '招商银行', role: 'institution', unit: '', institution: 'CMB', note: 'a bank · 银行' },
];

export function demoUser(user: string): DemoUser | undefined {
  return DEMO_USERS.find((candidate) => candidate.user === user);
}

export function demoUserOfSubject(subject: string): DemoUser | undefined {
  return DEMO_USERS.find((candidate) => subjectOf(candidate.user) === subject);
}

/** The same person has the same `sub`, whether signed in by the page or by the token command. */
export function subjectOf(user: string): string {
  return `user:${user}`;
}
