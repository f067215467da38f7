import type { Language, ReviewedFinding } from '#domain';

/** What stands on the printed report beside its own words. */
export interface PaperWords {
  /** On every page of a report that nobody has signed. */
  readonly preliminary: string;
  /** On every page of a signed one, before the name and the moment. */
  readonly signed: string;
  readonly researchUse: string;
  readonly birthDate: string;
  readonly accession: string;
  readonly image: string;
  readonly series: string;
  readonly instance: string;
  readonly addendum: string;
  readonly printed: string;
  readonly findings: string;
  readonly finding: string;
  readonly source: string;
  readonly decision: string;
  readonly reader: string;
  readonly ai: string;
  /** The reader drew or typed, and the AI answered. */
  readonly asked: string;
  readonly otherAi: string;
  /** What the AI had said before the reader changed it. */
  readonly before: string;
  readonly statuses: Readonly<Record<ReviewedFinding['status'], string>>;
  readonly undetermined: string;
  readonly absent: string;
  /** Followed by the names of findings. */
  readonly undecided: string;
  readonly noAi: string;
  readonly outlines: string;
  readonly noOutlines: string;
  /** Where some finding awaits a decision. */
  readonly undecidedOutlines: string;
  readonly sideUnknown: string;
  readonly colon: string;
  readonly comma: string;
}

const words: Readonly<Record<Language, PaperWords>> = {
  en: {
    preliminary: 'PRELIMINARY: NOT SIGNED, NOT VERIFIED',
    signed: 'Signed',
    researchUse: 'Research use only. Not a medical device.',
    birthDate: 'Born',
    accession: 'Accession',
    image: 'Image',
    series: 'series',
    instance: 'image',
    addendum: 'Addendum',
    printed: 'Printed',
    findings: 'Where each finding comes from, and what the reader decided',
    finding: 'Finding',
    source: 'From',
    decision: 'Reader',
    reader: 'Reader',
    ai: 'AI',
    asked: 'AI, asked by the reader',
    otherAi: 'Other AI',
    before: 'AI said',
    statuses: {
      pending: 'Not yet decided',
      quiet: 'Not decided on its own',
      rejected: 'Rejected',
      accepted: 'Accepted',
      edited: 'Edited',
      added: 'Added',
    },
    undetermined: 'undetermined',
    absent: 'absent',
    undecided: 'Absent by the AI, not decided one by one',
    noAi: 'No finding of an AI is in this report.',
    outlines:
      'Outlines and numbers show the findings as decided by the reader. Not for measuring or diagnosis.',
    noOutlines: 'No region is outlined. Not for measuring or diagnosis.',
    undecidedOutlines: 'Findings that await a decision are not outlined.',
    sideUnknown: 'The file does not say which side is which.',
    colon: ': ',
    comma: ', ',
  },
  ja: {
    preliminary: '暫定：未署名・未確認',
    signed: '署名済',
    researchUse: '研究用。医療機器ではありません。',
    birthDate: '生年月日',
    accession: '受付番号',
    image: '画像',
    series: 'シリーズ',
    instance: '画像',
    addendum: '追記',
    printed: '印刷',
    findings: '各所見の由来と読影者の判定',
    finding: '所見',
    source: '由来',
    decision: '判定',
    reader: '読影者',
    ai: 'AI',
    asked: 'AI（読影者の問いかけ）',
    otherAi: '他のAI',
    before: 'AIの出力',
    statuses: {
      pending: '未判定',
      quiet: '個別の判定なし',
      rejected: '却下',
      accepted: '承認',
      edited: '修正',
      added: '追加',
    },
    undetermined: '判定保留',
    absent: 'なし',
    undecided: 'AIが「なし」とし、個別には判定していない所見',
    noAi: 'このレポートにAIの所見は含まれていません。',
    outlines: '輪郭と番号は読影者の判定後の所見です。計測・診断には使用しないでください。',
    noOutlines: '輪郭を示した領域はありません。計測・診断には使用しないでください。',
    undecidedOutlines: '未判定の所見の輪郭は示していません。',
    sideUnknown: 'ファイルに左右の情報がありません。',
    colon: '：',
    comma: '、',
  },
  zh: {
    preliminary: '初步报告：未签名，未核实',
    signed: '已签名',
    researchUse: '仅供研究使用，非医疗器械。',
    birthDate: '出生日期',
    accession: '检查号',
    image: '图像',
    series: '序列',
    instance: '图像',
    addendum: '补充报告',
    printed: '打印',
    findings: '各征象的来源与阅片者的判定',
    finding: '征象',
    source: '来源',
    decision: '判定',
    reader: '阅片者',
    ai: 'AI',
    asked: 'AI（应阅片者提问）',
    otherAi: '其他AI',
    before: 'AI原判',
    statuses: {
      pending: '尚未判定',
      quiet: '未单独判定',
      rejected: '拒绝',
      accepted: '接受',
      edited: '修改',
      added: '添加',
    },
    undetermined: '不确定',
    absent: '无',
    undecided: 'AI判为“无”且未逐一判定的征象',
    noAi: '本报告不含AI征象。',
    outlines: '轮廓与编号为阅片者判定后的征象，不得用于测量或诊断。',
    noOutlines: '未勾画任何区域。不得用于测量或诊断。',
    undecidedOutlines: '尚未判定的征象未勾画。',
    sideUnknown: '文件未注明左右方向。',
    colon: '：',
    comma: '，',
  },
};

/** The printed report's words in the language of the report. */
export function paperWords(language: Language): PaperWords {
  return words[language];
}
