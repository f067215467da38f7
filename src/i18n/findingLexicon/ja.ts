import type { FindingLexicon, FindingWord, Segment } from './lexicon';

const angle = '(?:肋骨横隔膜角|肋横角|cp ?angle|cpa)';

const word = (
  pattern: string,
  findings: FindingWord['findings'],
  options: { isNegated?: boolean; isGeneric?: boolean } = {},
): FindingWord => ({
  pattern: new RegExp(pattern, 'g'),
  findings,
  isNegated: options.isNegated ?? false,
  isGeneric: options.isGeneric ?? false,
});

const findings: readonly FindingWord[] = [
  // 正常所見の言い回し: 所見名を挙げずに否定する。
  word(
    '(?:心陰影|心影|心胸郭比|心臓|ctr)[^。、]{0,10}?(?:正常|異常なし|異常を認めな|異常はな|基準範囲)',
    ['cardiomegaly'],
    { isNegated: true },
  ),
  word(
    `${angle}[^。、]{0,8}?(?:鋭|明瞭|清)|${angle}[^。、]{0,4}?鈍化(?:を|は)?(?:認めな|なし)`,
    ['pleural-effusion'],
    {
      isNegated: true,
    },
  ),
  word('肺(?:は|の)?(?:十分に)?(?:膨張|拡張)(?:良好|している)', ['pneumothorax'], {
    isNegated: true,
  }),
  word(
    '肺野(?:は|に)?[^。、]{0,6}?(?:清|異常なし|異常を認めな|異常はな|異常陰影なし|異常陰影を認めな|異常陰影はな)',
    ['lung-opacity', 'nodule', 'mass', 'atelectasis', 'edema'],
    { isNegated: true },
  ),
  // 所見
  word(
    '心拡大|心肥大|(?:心陰影|心影|心臓|心胸郭比|ctr)[^。、]{0,8}?(?:拡大|増大|大き|開大|上昇|増加)|拡大した(?:心陰影|心影)',
    ['cardiomegaly'],
  ),
  word(`胸水(?:貯留)?|胸腔内?液体貯留|水胸|${angle}[^。、]{0,6}?(?:鈍|不明瞭|消失)`, [
    'pleural-effusion',
  ]),
  word('(?:水)?気胸|臓側胸膜線', ['pneumothorax']),
  word(
    '(?:板状|円板状|線状)(?:影|陰影|無気肺)|無気肺(?:像|性変化)?|肺容積(?:の)?減少|容積減少|含気低下',
    ['atelectasis'],
  ),
  word('肺水腫|間質性?浮腫|肺うっ血|うっ血|鬱血|蝶形陰影|kerley', ['edema']),
  word('(?:小|多発|孤立性?)?結節(?:状?陰影|状?影|性病変)?|類円形(?:陰影|影)|円形(?:陰影|影)', [
    'nodule',
  ]),
  word('腫瘤(?:状?陰影|状?影|性病変)?|腫瘍', ['mass']),
  word(
    '浸潤(?:性)?(?:陰影|影)|浸潤|コンソリデーション|consolidation|硬化影|肺炎(?:像)?|すりガラス(?:状)?(?:陰影|影)|斑状(?:陰影|影)|濃度上昇(?:域)?|透過性(?:の)?低下|(?<!心|異常)陰影|異常陰影',
    ['lung-opacity'],
    { isGeneric: true },
  ),
];

const denies =
  /ない|ません|なし|無し|無い|なく|なかった|認めず|みられず|見られず|られず|伴わず|できず|陰性|消失|否定的|否定される|除外される|可能性(?:は|が|も)?低|考えにく/;
const predicate =
  /認め|あり|有り|ある|みられ|見られ|見える|存在|呈|伴|示|指摘|確認|貯留|です|である|した|して|する|れる|疑|可能性/;

/** Japanese denies at the end: a list without a predicate of its own takes the one that follows. */
function denyMentions(segments: readonly Segment[]): void {
  let following: Segment | null = null;
  for (const segment of [...segments].reverse()) {
    const denial = segment.rest.search(denies);
    const isDenied = denial >= 0;
    // 「疑う所見なし」 denies; it does not doubt.
    if (segment.hedgeAt >= 0 && denial > segment.hedgeAt) segment.hedge = 'none';
    const hasOwn = isDenied || segment.hedge !== 'none' || predicate.test(segment.rest);
    const isListed = !hasOwn && following !== null && following.mentions.length > 0;
    segment.isNegated = isListed ? following!.isNegated : isDenied;
    if (isListed) segment.hedge = following!.hedge;
    for (const mention of segment.mentions) mention.isNegated ||= segment.isNegated;
    following = segment;
  }
}

/** How radiologists write the eight findings in Japanese. */
export const japaneseLexicon: FindingLexicon = {
  sentenceBreak: /(?<=[。!])\s*|\n+|(?<=\.)\s+/,
  segmentBreak:
    /(\s*[、,;:・/]\s*|および|及び|ならびに|または|もしくは|ものの|一方で?|(?<=[るたすんい])が)/,
  misleading:
    /(?:著|大きな)?変化(?:は|を|も)?(?:なし|ない|なく|認めない|認めません|ありません)|(?:増加|増悪|悪化|進行)(?:は|を|も)?(?:なし|ない|なく|認めない|認めず|認めません)|著変(?:を|は)?(?:なし|ない|なく|認めない|認めず)|少な(?:い|く)|(?:縦隔|気管)[^。、]{0,8}?(?:左|右)(?:側|方)?(?:へ|に)[^。、]{0,4}?(?:偏位|偏移|シフト)|(?:左|右)(?:心室|心房|心縁|横隔膜|肺門|第)/g,
  strongHedge:
    /(?:完全に?|明確に?)?(?:は|を|と|が)?(?:否定|除外|確定|断定|判定|判断|評価)(?:は|も|が)?(?:でき(?:ない|ず|ません)|しきれ(?:ない|ず|ません)|困難|し(?:難|にく)い)|疑(?:い|う|われ(?:る|ます|た)?|わし(?:い|く)|わせ(?:る|ます)?|問)|可能性(?!(?:は|が|も)?(?:低|な))(?:が|も|を|は)?|判然としない|はっきりしない|不確実|不確定|未確定|不明確|かもしれ(?:ない|ません)|要確認|境界域|\?/g,
  weakHedge: /示唆(?:する|される|します)?|考え(?:る|られる|ます)|思われ(?:る|ます)|相当/g,
  findings,
  sides: [
    { pattern: /両側|両(?=上|中|下|肺|胸|葉)|左右/g, values: ['bilateral'] },
    { pattern: /左/g, values: ['left'] },
    { pattern: /右/g, values: ['right'] },
  ],
  zones: [
    // 肺葉は正面像では隣の肺野にも投影される。
    { pattern: /上肺?葉/g, values: ['upper', 'middle'] },
    { pattern: /中肺?葉/g, values: ['middle', 'lower'] },
    { pattern: /下肺?葉|舌区/g, values: ['middle', 'lower'] },
    { pattern: /上中肺野/g, values: ['upper', 'middle'] },
    { pattern: /中下肺野/g, values: ['middle', 'lower'] },
    {
      pattern: /上(?:肺|部)|(?<=[左右両]側?)上(?![大腕肢腹行縦縁顎])|肺尖|尖部/g,
      values: ['upper'],
    },
    { pattern: /中(?:肺|部)/g, values: ['middle'] },
    {
      pattern: /下(?:肺|部)|(?<=[左右両]側?)下(?![大腿肢腹行縦縁顎])|肺底|肺基底|基底部/g,
      values: ['lower'],
    },
  ],
  extents: [
    { pattern: /少量から中等量|軽度から中等度/g, values: ['small', 'moderate'] },
    { pattern: /中等量から大量|中等度から高度/g, values: ['moderate', 'large'] },
    { pattern: /少量|微量|わずか|僅か|限局性|軽度|軽微|小範囲|小さ/g, values: ['small'] },
    { pattern: /中等量|中等度|中程度|中範囲/g, values: ['moderate'] },
    { pattern: /大量|多量|高度|著明|広範囲?|著しい|広い範囲/g, values: ['large'] },
  ],
  denyMentions,
};
