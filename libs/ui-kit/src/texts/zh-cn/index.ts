import { CHINESE_FAILURES } from './failures';
import { CHINESE_WORDS } from './words';

export const KIT_CHINESE = {
  failure: CHINESE_FAILURES,
  word: CHINESE_WORDS,
  way_on: { retry: '重试', wait: '稍后重试', sign_in: '重新登录', reload: '刷新为最新状态', correct: '修改后再提交', ask_other: '请有权限的人员办理' },
  session: {
    starting: '正在登录…',
    sign_in: '登录',
    sign_out: '退出登录',
    signed_out: '您尚未登录。',
    ended_title: '登录已失效',
    ended: '请重新登录后继续，本页已填写的内容不会丢失。',
    again: '重新登录',
    unavailable: '登录服务暂时无法连接。',
    other_person: '您以另一身份登录，页面将重新打开。',
    blocked: '登录窗口被浏览器拦截，请允许弹出窗口后重试。',
  },
  connection: {
    lost: '连接已中断，最后更新于 {{time}}。页面上的数据可能不是最新。',
    lost_never: '尚未连接上中心。页面上的数据可能不是最新。',
    connecting: '正在连接…',
    live: '实时',
    try_now: '立即重连',
    missed: '有实时消息未能送达，已重新读取最新状态。',
    read_again: '再次读取',
  },
  language: { name: '中文', switch: '切换语言', 'zh-CN': '中文', en: 'English' },
} as const;
