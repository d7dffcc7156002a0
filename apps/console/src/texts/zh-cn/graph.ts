export const CHINESE_GRAPH = {
  graph: {
    title: '资金流向', shape: '显示方式', as: { picture: '图', table: '表', text: '文字' }, save: '导出', csv_accounts: '账户 CSV', csv_transfers: '转账 CSV', zoom: '缩放', zoom_in: '放大', zoom_out: '缩小', fit: '全图', expand_all: '全部展开',
    choose: '选择账户', choice: '第 {{layer}} 层 · {{name}}', hint: '点选账户看明细，双击折叠其下游；按住 Ctrl 滚动缩放。', collapse: '折叠下游', expand: '展开下游', more: '再显示（还有 {{count}} 行）', accounts: '账户', transfers: '转账', no_stop: '没有止付',
    label: '资金流向图：{{accounts}} 个账户、{{transfers}} 笔转账，报损 {{loss}}，已止付 {{held}}。同样内容可切换为表格或文字。', truncated: '资金已流出到止付层级之外，超出部分计入“去向不明”。', left_out: '另有 {{count}} 个金额较小的账户未画出，见表格。',
    node_held: '止付 {{amount}}', node_hidden: '折叠 {{count}} 个',
    total: { reportedLoss: '报损', held: '已止付', movedOn: '已转出待答', cashedOut: '已取现', unknown: '去向不明', released: '已解除', returned: '已返还' },
    column: {
      layer: '层级', kind: '种类', institution: '机构', account: '账户', state: '状态', receivedAmount: '转入', taintedAmount: '涉案', heldAmount: '已止付', movedOnAmount: '转出', withdrawnAmount: '取现', releasedAmount: '解除', returnedAmount: '返还', pendingAmount: '待银行答复', unknownAmount: '不明', payers: '付款方',
      at: '时间', from: '付款账户', to: '收款账户', amount: '金额', traced: '涉案', channel: '渠道', reference: '银行流水', source: '来源', why: '计算依据',
    },
    source: { report: '报案', bank: '银行' },
    rule: { loss: '受害人本人转出', nothing_traced: '转出前账户内没有涉案资金', fifo: '先进先出，来自', pro_rata: '按比例', poison: '有涉案资金即全部计入，来自' },
    sentence: {
      victim: '受害人账户 {{account}}，共转出 {{amount}}：{{to}}。', account: '第 {{layer}} 层，{{account}}，{{state}}：转入 {{received}}，其中涉案 {{amount}}（{{where}}）；转出到 {{to}}。',
      last: '第 {{layer}} 层，{{account}}，{{state}}：转入 {{received}}，其中涉案 {{amount}}（{{where}}）；没有再转出。', end: '第 {{layer}} 层，{{account}}：涉案 {{amount}}。',
    },
    legend: { title: '图例', good: '已止付', warn: '部分止付、待人处理', bad: '未止付、被拒绝、取现', busy: '办理中', calm: '已解除、已撤回', width: '线宽为涉案金额占报损之比' },
  },
} as const;
