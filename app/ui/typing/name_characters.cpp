#include "app/ui/typing/name_characters.h"

namespace regulars::ui {
namespace {

// pinyin, simplified, and after a slash traditional where that differs.
constexpr std::string_view kSurnames = R"(
wang王 li李 zhang张/張 liu刘/劉 chen陈/陳 yang杨/楊 zhao赵/趙 huang黄/黃 zhou周 wu吴/吳 xu徐 sun孙/孫 hu胡 zhu朱 gao高
lin林 he何 guo郭 ma马/馬 luo罗/羅 liang梁 song宋 zheng郑/鄭 xie谢/謝 han韩/韓 tang唐 feng冯/馮 yu于 dong董 xiao肖/肖
xiao萧/蕭 cheng程 cao曹 yuan袁 deng邓/鄧 xu许/許 fu傅 shen沈 zeng曾 peng彭 lv吕/呂 lu吕/呂 su苏/蘇 lu卢/盧 jiang蒋/蔣
cai蔡 jia贾/賈 ding丁 wei魏 xue薛 ye叶/葉 yan阎/閻 yu余 pan潘 du杜 dai戴 xia夏 zhong钟/鍾 wang汪 tian田 ren任 jiang姜
fan范/范 fang方 shi石 yao姚 tan谭/譚 liao廖 zou邹/鄒 xiong熊 jin金 lu陆/陸 hao郝 kong孔 bai白 cui崔 kang康 mao毛
qiu邱 qin秦 jiang江 shi史 gu顾/顧 hou侯 shao邵 meng孟 long龙/龍 wan万/萬 duan段 lei雷 qian钱/錢 tang汤/湯 yin尹 li黎
yi易 chang常 wu武 qiao乔/喬 he贺/賀 lai赖/賴 gong龚/龔 wen文 pang庞/龐 fan樊 lan兰/蘭 yin殷 shi施 tao陶 hong洪 zhai翟
an安 yan颜/顏 ni倪 yan严/嚴 niu牛 wen温/溫 ji季 yu俞 zhang章 lu鲁/魯 ge葛 wu伍 wei韦/韋 shen申 you尤 bi毕/畢 lu芦/蘆
nie聂/聶 cong丛/叢 jiao焦 xiang向 liu柳 xing邢 lu路 yue岳 qi齐/齊 mei梅 mo莫 zhuang庄/莊 xin辛 guan管 zhu祝 zuo左
tu涂/涂 gu谷/谷 qi祁 shi时/時 shu舒 geng耿 mou牟 bu卜 zhan詹 guan关/關 miao苗 ling凌 fei费/費 ji纪/紀 jin靳 sheng盛
tong童 ou欧/歐 zhen甄 xiang项/項 qu曲 cheng成 you游/游 yang阳/陽 pei裴 xi席 wei卫/衛 cha查 zha查 qu屈 bao鲍/鮑 qin覃
tan覃 huo霍 weng翁 sui隋 zhi植 gan甘 jing景 bo薄 shan单/單 bao包 si司 bai柏 ning宁/寧 ke柯 ruan阮 gui桂 min闵/閔
ouyang欧阳/歐陽 xie解 qiang强/強 chai柴 hua华/華 che车/車 ran冉 fang房 bian边/邊 gu辜 ji吉 rao饶/饒 diao刁 qu瞿 qi戚
qiu丘 gu古 mi米 chi池 teng滕 jin晋/晉 yuan苑 wu邬/鄔 zang臧 chang畅/暢 gong宫/宮 lai来/來 hu扈 cen岑 bu布 lian连/連
bao保 tu屠 ping平 lian廉 yin阴/陰 miao缪/繆 mu穆 mu沐 feng封 leng冷 yu喻 mai麦/麥 xi奚 gong巩/鞏 yan晏 pu蒲 ai艾
gai盖/蓋 ge盖/蓋 qu区/區 ou区/區 piao朴/朴 pu朴/朴 qiu仇 sima司马/司馬 zhuge诸葛/諸葛 shangguan上官 huangfu皇甫 linghu令狐
situ司徒 xiahou夏侯 murong慕容 dongfang东方/東方 yuchi尉迟/尉遲 wei尉 gongsun公孙/公孫 zhangsun长孙/長孫 yuwen宇文
duanmu端木 helian赫连/赫連 huyan呼延 nangong南宫/南宮 ximen西门/西門 shentu申屠 zhongli钟离/鍾離 zhongsun仲孙/仲孫
gongye公冶 dugu独孤/獨孤 baili百里 wenren闻人/聞人 taishi太史 tantai澹台/澹臺 puyang濮阳/濮陽 chunyu淳于 chanyu单于/單于
dongguo东郭/東郭 nalan纳兰/納蘭 lou娄/婁 lou楼/樓 hua花 tong佟 ying应/應 yan燕 yan鄢 xian冼 ai爱/愛 kuang邝/鄺 kuang匡
mu慕 nan南 pan盘/盤 ju鞠 dou窦/竇 ban班 chu楚 chu褚 chu储/儲 cen涔 dang党/黨 diao刀 dou都 e鄂 er尔/爾 fu符 fu付 fu伏
fu富 gou苟 gou缑/緱 guan官 gui归/歸 hang杭 he和 heng衡 hui惠 ji姬 ji计/計 ji冀 ji嵇 jian简/簡 jian蹇 jie揭 jing井
jing荆/荊 ju居 kan阚/闞 kou寇 kuai蒯 lang郎 lao劳/勞 le乐/樂 yue乐/樂 li厉/厲 li栗 li郦/酈 lin蔺/藺 liu留 lu逯 lu鹿
luo骆/駱 man满/滿 mang莽 meng蒙 mi宓 mi糜 ming明 nong农/農 nie乜 ou偶 pi皮 pu浦 qi漆 qi亓 qing卿 qiu裘 quan全
quan权/權 que阙/闕 que阕/闋 rang让/讓 rong荣/榮 rong戎 rong容 ru茹 ru汝 rui芮 sang桑 sha沙 shang尚 shang商 she佘
she折 shi师/師 shou寿/壽 shuai帅/帥 shui水 sun荪/蓀 suo索 tai台/臺 tai邰 tan檀 tan谈/談 tie铁/鐵 ting廷 tong仝 tu图/圖
tuo拓 wei危 wei隗 wu巫 wu乌/烏 xi习/習 xian咸/咸 xian鲜/鮮 xiang相 xiao校 xin信 xu胥 xu须/須 xuan宣 xun荀 ya牙 yang仰
yang羊 yi伊 yin印 ying英 yong雍 you由 yu郁/郁 yu虞 yu禹 yu鱼/魚 yu庾 yue越 yun云/雲 yun恽/惲 zai宰 ze迮 zhan占 zhan湛
zhi支 zhong仲 chong种/种 zhu竺 zhu诸/諸 zhuo卓 zi訾 zong宗 zu祖 zuo佐 ren壬 yan言 yan闫/閆 bie别/別 bing邴 cang苍/蒼
chao晁 chao巢 chen谌/諶 shen谌/諶 chi迟/遲 deng登 di狄 dian典 dong东/東 fa法 feng丰/豐 feng酆 gan干/干 gao郜 gou勾
ha哈 hai海 hei黑 mo墨 na那 ning甯 ping凭/憑 qiong琼/瓊 qiu秋 sai赛/賽
)";

// The commonest characters of given names, men's and women's, old and new.
constexpr std::string_view kGiven =
    "伟英华文明玉秀丽红国志建平春林海芳军永强敏静艳娟杰涛超勇磊洋刚霞燕玲桂梅兰凤荣珍云辉鹏"
    "飞雪婷波斌峰龙生金清宇浩轩子梓涵欣怡雨佳思嘉俊鑫晨阳宁博瑞泽诗语彤萱一依琪瑶琳莹雅洁倩"
    "颖蕾薇娜慧淑琴爱莲萍香月莉彩美琼巧惠芬芝素贞春菊秋冬梦晓小少东南北山川江河湖成德义仁信"
    "礼智忠孝诚正直立新兴旺发财富贵安康福寿喜庆祥吉和顺宝学才良贤光亮耀辰星旭昊天宏洪鸿大广"
    "利胜凯旋武威豪雄虎世界中民家树松柏桐森楠栋梁材根枝叶花草青翠绿白黑紫丹朱彬斯奇航帆远程"
    "万千百里长久恒元启开创业维卫保守护友朋亚欧美乐悦歌舞然可心爱情意念忆恩惠锦绣绮绍绪继续"
    "承传先祖宗卓越超群毅坚固锋锐钧铭钢铁银钰铮炎焱煜炜灿烨熙照晖曦昕昱晶晴景普智曼露霖霏雯"
    "雷震霆岚岩岭峻崇嵩岳昆仑润泉源洲淼渊澜泓沛沐淇淳涵漪潇滢若芷芸菲萌莎茜蓉蓓蔚蕊薛茹苗苑"
    "珊珠琦琛瑜瑾璇璐璟珂珏玥玮琰婉婵媛嫣娇娴妍妮姗姝姣姿妙好如意君书琴棋画墨笔砚诺言谦谨诚"
    "凡几何冰凌冉净初利加力勤化升华卉卿厚双吟咏哲唯善圣坤培城基增士壮夏夕多奕妤存孟季学宁守宜"
    "宣宸宽宾密少尔尚展川左希帅幸庭建弘彦彪征律微徽必怀恬恺悠惟愉慕戈才拓振捷攀政敬方旋时昂昌"
    "易晋曙曾朗木本来杨果柔柯桃桢楚槐樱欢正殊民汉汝沁沙泰津洛济浦涌淑温湘滨漫潮焕煊熠爽牧特献"
    "玄率璞甜申畅益盈相真知石研硕磊祎祖祯禹秉科稳穆空章童端竹笑筠简米精糖绪纪纯纲经绮缘罗羽翔"
    "翰翼耘聪肖育胤致舒航艺芊苏范荷莘蓝藏虹融衡裕西观誉谊谷豫贝赞赫起跃路轶辛达迅运进连逸道邦"
    "郁都采里量钊钟钦铎锡镇镜长闻阔陆陶隆雁非革音韵顶项预领频风馨驰骁骏高魁鲁鸣鹤麒麟黎默齐佑"
    "佩佟依侠侨俏信倍健僖元兆允先全兵其典军冠刘劲勋化南占卓友发召史同名向";

constexpr std::string_view kBothScripts =
    "后里台岳云余郁于松征丰谷干杰采志才向升曲布斗范沈姜游涂几"
    "朴占洪党种咸宁甯";

constexpr std::size_t kHanBytes = 3;  // of every character in these lists
static_assert(kGiven.size() % kHanBytes == 0 && kBothScripts.size() % kHanBytes == 0);

std::size_t place_in(std::string_view list, std::string_view character) {
  if (character.size() != kHanBytes) return kUncommon;
  for (std::size_t at = 0; at < list.size(); at += kHanBytes) {
    if (list[at] == character[0] && list[at + 1] == character[1] && list[at + 2] == character[2]) {
      return at / kHanBytes;
    }
  }
  return kUncommon;
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

Surname parsed(std::string_view entry) {
  std::size_t letters = 0;
  while (letters < entry.size() && is_letter(entry[letters])) ++letters;
  const std::string_view characters = entry.substr(letters);
  const std::size_t slash = characters.find('/');
  if (slash == std::string_view::npos) return {entry.substr(0, letters), characters, characters};
  return {entry.substr(0, letters), characters.substr(0, slash), characters.substr(slash + 1)};
}

}  // namespace

void for_each_surname(const std::function<void(const Surname&)>& look) {
  constexpr std::string_view kBetween = " \n";
  std::size_t begin = kSurnames.find_first_not_of(kBetween);
  while (begin != std::string_view::npos) {
    const std::size_t end = kSurnames.find_first_of(kBetween, begin);
    look(parsed(kSurnames.substr(begin, end - begin)));
    begin = kSurnames.find_first_not_of(kBetween, end);
  }
}

bool is_surname(std::string_view simplified) {
  bool is_found = false;
  for_each_surname(
      [&](const Surname& each) { is_found = is_found || each.simplified == simplified; });
  return is_found;
}

std::size_t given_name_rank(std::string_view simplified) {
  return place_in(kGiven, simplified);
}

bool is_in_both_scripts(std::string_view character) {
  return place_in(kBothScripts, character) != kUncommon;
}

}  // namespace regulars::ui
