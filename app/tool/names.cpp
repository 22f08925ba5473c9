#include "app/tool/names.h"

#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

namespace regulars::tool {

namespace {

struct Share {
  std::string_view text;
  std::int64_t weight;  // of 10,000 people
};

// clang-format off
constexpr std::array kSurnames = {
    Share{"王", 717}, Share{"李", 704}, Share{"张", 674}, Share{"刘", 516}, Share{"陈", 452},
    Share{"杨", 305}, Share{"黄", 222}, Share{"赵", 206}, Share{"吴", 200}, Share{"周", 192},
    Share{"徐", 146}, Share{"孙", 139}, Share{"马", 128}, Share{"朱", 117}, Share{"胡", 114},
    Share{"郭", 114}, Share{"何", 107}, Share{"林", 106}, Share{"罗", 96},  Share{"高", 96},
    Share{"郑", 88},  Share{"梁", 84},  Share{"谢", 76},  Share{"宋", 73},  Share{"唐", 69},
    Share{"许", 67},  Share{"韩", 66},  Share{"邓", 65},  Share{"冯", 63},  Share{"曹", 61},
    Share{"彭", 60},  Share{"曾", 59},  Share{"肖", 57},  Share{"田", 54},  Share{"董", 53},
    Share{"潘", 50},  Share{"袁", 50},  Share{"蔡", 49},  Share{"蒋", 48},  Share{"余", 48},
    Share{"于", 46},  Share{"杜", 46},  Share{"叶", 45},  Share{"程", 44},  Share{"魏", 43},
    Share{"苏", 43},  Share{"吕", 42},  Share{"丁", 41},  Share{"任", 40},  Share{"卢", 39},
    Share{"姚", 38},  Share{"沈", 38},  Share{"钟", 37},  Share{"姜", 37},  Share{"崔", 36},
    Share{"谭", 35},  Share{"陆", 35},  Share{"范", 34},  Share{"汪", 34},  Share{"廖", 33},
    Share{"石", 32},  Share{"金", 32},  Share{"韦", 31},  Share{"贾", 31},  Share{"夏", 30},
    Share{"付", 30},  Share{"方", 29},  Share{"邹", 28},  Share{"熊", 28},  Share{"白", 28},
    Share{"孟", 27},  Share{"秦", 27},  Share{"邱", 27},  Share{"侯", 26},  Share{"江", 26},
    Share{"尹", 25},  Share{"薛", 25},  Share{"阎", 24},  Share{"段", 23},  Share{"雷", 23},
    Share{"龙", 22},  Share{"黎", 21},  Share{"史", 21},  Share{"陶", 20},  Share{"贺", 20},
    Share{"毛", 19},  Share{"郝", 19},  Share{"顾", 19},  Share{"龚", 18},  Share{"邵", 18},
    Share{"万", 18},  Share{"覃", 17},  Share{"武", 17},  Share{"钱", 17},  Share{"戴", 16},
    Share{"严", 16},  Share{"莫", 15},  Share{"孔", 15},  Share{"向", 14},  Share{"欧阳", 7},
};

constexpr std::array<std::string_view, 40> kOnly = {
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明",
    "超", "霞", "平", "刚", "鹏", "辉", "玲", "婷", "倩", "宇", "浩", "凯", "颖", "琳", "雪",
    "慧", "健", "俊", "帆", "欣", "莉", "峰", "波", "燕", "斌"};

constexpr std::array<std::string_view, 50> kFirst = {
    "子", "梓", "雨", "思", "佳", "嘉", "俊", "晓", "文", "志", "建", "玉", "秀", "海", "春",
    "国", "小", "美", "丽", "雅", "诗", "欣", "一", "宇", "浩", "天", "泽", "明", "永", "晨",
    "梦", "若", "可", "心", "慧", "静", "淑", "桂", "红", "金", "家", "景", "立", "世", "新",
    "婉", "书", "安", "清", "念"};

constexpr std::array<std::string_view, 60> kSecond = {
    "涵", "轩", "怡", "琪", "萱", "彤", "妍", "蕾", "杰", "豪", "辰", "睿", "博", "阳", "华",
    "英", "兰", "梅", "珍", "强", "军", "平", "林", "峰", "龙", "飞", "云", "霞", "燕", "玲",
    "婷", "娟", "敏", "洁", "琴", "芳", "萍", "颖", "航", "宁", "然", "瑶", "馨", "悦", "桐",
    "晴", "岚", "昊", "翔", "毅", "斌", "超", "凡", "诚", "洋", "铭", "源", "成", "溪", "禾"};

constexpr std::array<std::string_view, 48> kEnglishFirst = {
    "James", "Mary", "John", "Linda", "Michael", "Susan", "David", "Karen", "Daniel", "Lisa",
    "Paul", "Nancy", "Mark", "Sandra", "Steven", "Emily", "Andrew", "Donna", "Kevin", "Carol",
    "Brian", "Ruth", "George", "Laura", "Edward", "Sarah", "Peter", "Anna", "Henry", "Julia",
    "Oliver", "Grace", "Jack", "Alice", "Samuel", "Sophie", "Leo", "Hannah", "Oscar", "Chloe",
    "Theo", "Amelia", "Finn", "Lucy", "Adam", "Zoe", "Noah", "Eva"};

constexpr std::array kEnglishSurnames = {
    Share{"Smith", 106}, Share{"Johnson", 86}, Share{"Williams", 72}, Share{"Brown", 64},
    Share{"Jones", 62}, Share{"Miller", 51}, Share{"Davis", 49}, Share{"Wilson", 35},
    Share{"Anderson", 34}, Share{"Taylor", 33}, Share{"Moore", 31}, Share{"Martin", 31},
    Share{"Thompson", 29}, Share{"White", 28}, Share{"Harris", 26}, Share{"Clark", 24},
    Share{"Lewis", 23}, Share{"Walker", 22}, Share{"Hall", 21}, Share{"Young", 21},
    Share{"King", 20}, Share{"Wright", 20}, Share{"Hill", 19}, Share{"Green", 18},
    Share{"Baker", 17}, Share{"Campbell", 16}, Share{"Mitchell", 16}, Share{"Carter", 15},
    Share{"Phillips", 15}, Share{"Evans", 15}, Share{"Turner", 15}, Share{"Parker", 14},
    Share{"Edwards", 14}, Share{"Collins", 14}, Share{"Stewart", 13}, Share{"Morris", 13}};

constexpr std::array<int, 40> kMobilePrefixes = {
    134, 135, 136, 137, 138, 139, 147, 150, 151, 152, 157, 158, 159, 178, 182, 183, 184, 187,
    188, 198, 130, 131, 132, 145, 155, 156, 166, 175, 176, 185, 186, 133, 149, 153, 173, 177,
    180, 181, 189, 199};
// clang-format on

template <typename Table>
std::vector<std::int64_t> weights_of(const Table& table) {
  std::vector<std::int64_t> weights;
  for (const Share& share : table) weights.push_back(share.weight);
  return weights;
}

template <typename Table>
std::string_view any_of(const Table& table, Dice& dice) {
  return table[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(table.size())))];
}

}  // namespace

Names::Names()
    : surnames_(weights_of(kSurnames)), english_surnames_(weights_of(kEnglishSurnames)) {}

std::string Names::chinese(Dice& dice) const {
  std::string name(kSurnames[surnames_.spin(dice)].text);
  if (dice.happens(160)) return name.append(any_of(kOnly, dice));
  const std::string_view first = any_of(kFirst, dice);
  name.append(first);
  // A doubled character ("欣欣") is as common as in life: rare.
  if (dice.happens(20)) return name.append(first);
  return name.append(any_of(kSecond, dice));
}

std::string Names::english(Dice& dice) const {
  std::string name(any_of(kEnglishFirst, dice));
  return name.append(" ").append(kEnglishSurnames[english_surnames_.spin(dice)].text);
}

std::string mobile_number(Dice& dice) {
  const std::int64_t which = dice.below(static_cast<std::int64_t>(kMobilePrefixes.size()));
  char buffer[16];
  std::snprintf(buffer,
                sizeof buffer,
                "%03d%08d",
                kMobilePrefixes[static_cast<std::size_t>(which)],
                static_cast<int>(dice.below(100'000'000)));
  return buffer;
}

}  // namespace regulars::tool
