import type { FindingLexicon, FindingWord, Segment } from './lexicon';

const heart = '(?:心影|心脏(?:轮廓|阴影)?|心胸比(?:率|例)?|全心|ctr)';
const angle = '(?:肋膈角|肋膈窦)';
const inside = '[^。,;、]';

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
  // 正常征象：不提病名而否定。
  word(
    `${heart}(?:大小|形态)?${inside}{0,6}?(?:不大|正常|未见(?:明显)?(?:增大|扩大|异常)|无(?:明显)?(?:增大|扩大|异常))`,
    ['cardiomegaly'],
    { isNegated: true },
  ),
  word(`${angle}${inside}{0,4}?(?:锐|清晰|清楚|正常|未见(?:明显)?变?钝)`, ['pleural-effusion'], {
    isNegated: true,
  }),
  word('肺(?:组织)?(?:膨胀|复张)(?:良好|完全)', ['pneumothorax'], { isNegated: true }),
  word(
    `肺野?(?:内)?${inside}{0,4}?(?:清晰|清亮|未见(?:明显|明确|确切)?(?:异常|实质性?病变|病变))`,
    ['lung-opacity', 'nodule', 'mass', 'atelectasis', 'edema'],
    { isNegated: true },
  ),
  // 征象
  word(
    `心(?:脏)?(?:肥大|扩大|增大)|${heart}${inside}{0,8}?(?:增大|扩大|肥大|增宽|饱满|升高|超过|大于)|(?:增大|扩大)的(?:心影|心脏)`,
    ['cardiomegaly'],
  ),
  word(
    `胸(?:膜)?腔(?:内)?(?:积液|积水|液体)|胸膜积液|叶间积液|包裹性积液|水胸|胸水|${angle}${inside}{0,6}?(?:钝|模糊|消失|变浅|闭塞)|(?<!心包|腹腔|盆腔|关节)积液`,
    ['pleural-effusion'],
  ),
  word('液?气胸|胸(?:膜)?腔积气|肺压缩|脏层胸膜线', ['pneumothorax']),
  word(
    '(?:盘状|板状|线状|条索状|条带状|压迫性|节段性)?(?:肺|肺叶|肺段)?不张|(?:盘状|板状|线状|条索状?|条带状)(?:影|阴影|高密度影)|肺?(?:膨胀不全|萎陷)|肺?(?:容积|体积)(?:缩小|减小|减少)',
    ['atelectasis'],
  ),
  word(
    '(?:急性|心源性|间质性|肺泡性)?肺水肿|(?:间质性?|肺泡性?)水肿|肺?[淤瘀]血|肺(?:血管)?充血|kerley ?b?线?|克氏b?线|蝶翼(?:征|状?影)',
    ['edema'],
  ),
  word(
    '(?:孤立性?|多发|微?小)?(?:肺)?结节(?:状|样|性)?(?:影|灶|阴影|高密度影|病变|病灶)?|类?圆形(?:影|阴影|高密度影)',
    ['nodule'],
  ),
  word('(?:肺)?(?:肿块|团块)(?:状|样)?(?:影|阴影|高密度影)?|占位(?:性病变|影)?|肿瘤|肿物|包块', [
    'mass',
  ]),
  word(
    '(?:斑片|片絮|云絮|片)(?:状)?(?:模糊|高密度|密度增高)?(?:影|阴影)|浸润(?:性)?(?:影|阴影|灶|病变|病灶)?|实变(?:影|区)?|(?:支气管|大叶性)?肺炎|渗出(?:性)?(?:影|病变|灶)?|(?:磨|毛)玻璃(?:样|状|密度)?(?:影|阴影)?|高密度影|密度增高(?:影|区)?|透[亮光]度(?:减低|降低)|炎症|(?:肺部)?感染(?:灶)?|(?<!心脏)阴影',
    ['lung-opacity'],
    { isGeneric: true },
  ),
];

const deniesAhead = /未见|未发现|未显示|未及|未提示|不见|没有|不伴|未伴|不存在|否认|无|排除|除外/;
const deniesBehind =
  /未见|不明显|已?(?:消失|吸收)|阴性|可能性(?:不大|很?小|低)|已?排除|不支持|不存在/;
const startsAnew =
  /^\s*(?:但|而|然|且|余)?\s*(?:左|右|双|两|上|中|下|少量|中等|中量|大量|轻|重|小范围|大范围|局限|见|可见|有|示|显示|提示|考虑|伴|另见|存在)/;

/** Chinese denies ahead (未见结节、肿块); the denial reaches through a list to what is stated anew. */
function denyMentions(segments: readonly Segment[]): void {
  let isDenying = false;
  for (const segment of segments) {
    const isNew = startsAnew.test(segment.rest) || segment.hedgeAt === 0;
    if (/[;:]|但|而/.test(segment.separator) || isNew) isDenying = false;
    const ahead = deniesAhead.exec(segment.rest);
    const behind = deniesBehind.exec(segment.rest);
    for (const mention of segment.mentions) {
      if (mention.isNegated) continue;
      const isAhead = ahead !== null && ahead.index < mention.start;
      const isBehind = behind !== null && behind.index >= mention.end;
      mention.isNegated = isDenying || isAhead || isBehind;
    }
    // 「未见可疑结节」否定，而非存疑。
    if (segment.hedgeAt >= 0 && (isDenying || (ahead && ahead.index < segment.hedgeAt))) {
      segment.hedge = 'none';
    }
    const first = segment.mentions[0];
    if (ahead && (!first || ahead.index < first.start)) isDenying = true;
    segment.isNegated = isDenying || ahead !== null || behind !== null;
  }
}

/** How radiologists write the eight findings in Simplified Chinese. */
export const chineseLexicon: FindingLexicon = {
  sentenceBreak: /(?<=[。!])\s*|\n+|(?<=\.)\s+/,
  segmentBreak: /(\s*[,;:、/]\s*|以及|及|和|与|或|并|(?=但|而))/,
  misleading:
    /(?:较前)?(?:未见|无)(?:明显|显著)?(?:变化|改变|增多|增加|进展)|(?:纵隔|气管)[^。,;、]{0,6}?向?(?:左|右)侧?(?:移位|偏移|移)|(?:左|右)(?:心室|心房|心缘|室|房|膈|侧膈|肺门)/g,
  strongHedge:
    /可疑|疑似|怀疑|疑(?:为|有)|(?:不|难以|不能|无法|尚不能)(?:完全)?(?:排除|除外)|(?:不能|无法|难以|未能|尚不能|尚未)(?:确定|肯定|明确|确认|确诊|判断|判定|评估)|可能(?!性?(?:不大|很?小|低))(?:性)?|待(?:排|查|除外|定|确认)|不(?:确定|明确|肯定)|未(?:定|明确)|临界|\?/g,
  weakHedge: /考虑|提示|倾向|符合|似|推测/g,
  findings,
  sides: [
    {
      pattern: /双侧|两侧|双(?=上|中|下|肺|胸|肋)|两(?=上|中|下|肺|胸|肋)|左右/g,
      values: ['bilateral'],
    },
    { pattern: /左/g, values: ['left'] },
    { pattern: /右/g, values: ['right'] },
  ],
  zones: [
    // 肺叶在正位片上也投影到相邻肺野。
    { pattern: /上肺?[叶葉]/g, values: ['upper', 'middle'] },
    { pattern: /中肺?[叶葉]/g, values: ['middle', 'lower'] },
    { pattern: /下肺?[叶葉]|舌段/g, values: ['middle', 'lower'] },
    { pattern: /(?:上中|中上)肺?野?/g, values: ['upper', 'middle'] },
    { pattern: /(?:中下|下中)肺?野?/g, values: ['middle', 'lower'] },
    { pattern: /上(?:肺|野|部)|肺上野|肺尖|尖部/g, values: ['upper'] },
    { pattern: /中(?:肺|野|部)|肺中野/g, values: ['middle'] },
    { pattern: /下(?:肺|野|部)|肺下野|肺底|基底/g, values: ['lower'] },
  ],
  extents: [
    { pattern: /少至中(?:等)?量|轻至中度/g, values: ['small', 'moderate'] },
    { pattern: /中(?:等)?至大量|中至重度/g, values: ['moderate', 'large'] },
    { pattern: /少量|微量|少许|轻度|轻微|小范围|局限性?|小片/g, values: ['small'] },
    { pattern: /中等量|中量|中等?度|中等范围|中等/g, values: ['moderate'] },
    { pattern: /大量|多量|重度|大范围|广泛|大片|弥漫/g, values: ['large'] },
  ],
  denyMentions,
};
