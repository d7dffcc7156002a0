export const CHINESE_DESK = {
  app: {
    title: '反诈紧急止付工作台', subtitle: '先止付、后补手续：每一分钟都算数。', skip: '跳到正文', loading: '正在读取', cancel: '取消', needed: '必填', offline: '已断线',
    as_of: '数据截至 {{time}}', stale_since: '数据停留在 {{time}}，可能不是最新', dark: '深色', light: '浅色', not_found: '没有这个页面', to_queue: '回到待办队列',
  },
  nav: { main: '主导航', queue: '待办队列', work_list: '人工处理', holds: '到期', warnings: '预警', risk: '涉诈账户', banks: '银行', statistics: '统计', audit: '督察', wall: '大屏' },
  alarm: { on: '超时提醒已开启', off: '开启超时提醒（声音和通知）', breached: '有案件已超时' },
  queue: {
    title: '待办队列', view_label: '列表', unit: '单位代码', institution: '银行', fraud_type: '诈骗类型', waiting: '有 {{count}} 处变化，点此更新', nothing: '没有符合条件的案件。',
    saved_views: '我的视图（{{count}}）', save_view: '保存视图', view_name: '视图名称', drop_view: '删除“{{name}}”', shortcuts: '快捷键',
    view: { pressing: '倒计时', at_risk: '临近超时', breached: '已超时', open: '办理中', closed: '已办结' },
    column: { left: '剩余', case: '案件', unit: '单位', fraud_type: '类型', loss: '报损', intercepted: '已拦截', stuck: '卡在', reported: '接警' },
    key: { search: '搜索', down: '下一行', up: '上一行', open: '打开案件', leave: '取消选择', help: '显示快捷键' },
  },
  search: {
    label: '搜索案件', placeholder: '案号、卡号或后四位、姓名、电话', kind: '按什么搜索', results: '搜索结果', nothing: '没有找到。', auto: '自动', caseNumber: '案号', account: '账号', accountLast4: '后四位', name: '姓名', phone: '电话',
  },
  decision: {
    done: '{{what}}：已提交', reason: '理由（必填，将记入档案）', second_person: '此事还须另一人审批，本人不能审批自己提出的事项。', changed_little: '内容没有变化，只是版本更新了。', field: '项目', before: '原来', after: '现在', adopt: '采用最新状态，重新决定',
    sync: { title: '向 {{institution}} 查询', explain: '用我方指令号询问银行：账户 {{account}} 的指令结果如何。不会重复发出止付。', button: '向银行查询' },
    retry: { title: '重新止付 {{account}}', explain: '向 {{institution}} 发出新的止付指令，使用新的指令号。', button: '重新止付' },
    withdraw: { title: '撤回对 {{account}} 的止付', explain: '尚未送出的立即取消；可能已送达的先查询，已生效的随即解除。', button: '撤回止付' },
    pause: { title: '暂停 {{bank}} 的通道', explain: '新的指令将排队等候，时限照常计时。', button: '暂停' },
    resume: { title: '恢复 {{bank}} 的通道', explain: '排队的指令将按紧急程度继续发出。', button: '恢复' },
    decline_stop: { title: '不予止付', explain: '不按此预警发起止付，理由将记入档案。', button: '不予止付' },
    withdraw_risk: { title: '撤下 {{what}}', explain: '此条目不再发布，理由将记入档案。', button: '撤下' },
    confirm_indicator: { title: '确认 {{what}}', explain: '涉及案件尚少，经您确认后发布给通信和平台企业。', button: '确认发布' },
    to_manual: { title: '{{bank}} 改为人工联系', explain: '之后的指令由值班员电话或传真送达，并录入银行反馈。', button: '改人工' },
  },
} as const;
