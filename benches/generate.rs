/*!
The data that `docs/BENCHMARKS.md` measures with: a tidy CSV of a made-up country's performance forms.

```text
cargo bench --bench generate -- M [--seed N] [--shuffled] [-o FILE]
```

The same scale and seed give the same bytes on any machine: all arithmetic is of integers. Rows are written as they are
made, so that memory does not grow with the scale; only `--shuffled` holds all rows.

| scale | departments x years | reports | rows | bytes |
|---|---|---|---|---|
| S | 100 x 5 (2019 to 2023) | 500 | 46 thousand | 4.7 MB |
| M | 10 000 x 5 (2019 to 2023) | 50 000 | 4.7 million | 480 MB |
| L | 100 000 x 4 (2020 to 2023) | 400 000 | 37.5 million | 3.8 GB |

Rows are grouped by report, department by department, year by year. A report has about 94 rows:

- 2 headcounts;
- the 16 items of the base form x prior-year outturn, budget, outturn;
- 2 to 8 special funds x the same three;
- total funds x initial budget, adjusted budget, outturn; 4 revenue and 2 expenditure splits of the outturn;
- 12 indicators x weight, score.

Amounts are 万元, always with two decimals, as forms print them. Departments are of log-normal size and are spread over
3 069 regions: 31 provinces with their true first two digits, 11 cities each, 8 districts and counties to a city. Cities,
counties and their names are made up, since the figures are.

The data is that of a decent province, with the faults that the checks look for, about two a report:

- A zero is left blank by two departments in five, and one amount in 1 000 is forgotten: a blank is a row that is
  not there.
- A prior-year amount equals last year's outturn, but in 5 % of the cells. A special fund keeps its name until it ends.
- A parent is the sum of its parts, but in 1 % of the sums.
- 2 % of the outturns are above their budget; 4 % of the total budgets were adjusted by more than 30 %; 1 executed
  amount in 300 is above its budget; 1 revenue split in 200 does not add up.
- 97 % of the scores are the full weight.
*/

use std::fmt::{self, Display};
use std::fs::File;
use std::io::{self, BufWriter, Write};

use clap::{Arg, ArgAction, Command, value_parser};

/// Scale, departments, first year. The last year is 2023.
const SCALES: [(&str, usize, u32); 3] = [("S", 100, 2019), ("M", 10_000, 2019), ("L", 100_000, 2020)];
const LAST_YEAR: u32 = 2023;

const HEAD: &str = "department,department_code,region,year,item,label,measure,amount,level1,level2\n";

fn main() -> io::Result<()> {
    let arguments = command().get_matches();
    let scale = arguments.get_one::<String>("scale").expect("clap requires it");
    let seed = *arguments.get_one::<u64>("seed").expect("clap fills it in");
    let out: Box<dyn Write> = match arguments.get_one::<String>("output") {
        Some(path) => Box::new(File::create(path)?),
        None => Box::new(io::stdout()),
    };
    let mut out = BufWriter::with_capacity(1 << 20, out);
    out.write_all(HEAD.as_bytes())?;
    if arguments.get_flag("shuffled") {
        let mut rows = Vec::new();
        write_country(&mut rows, scale, seed)?;
        write_shuffled(&mut out, &rows, seed)?;
    } else {
        write_country(&mut out, scale, seed)?;
    }
    out.flush()
}

fn command() -> Command {
    Command::new("generate")
        .about("Writes a tidy CSV of a made-up country's performance forms")
        .arg(Arg::new("scale").required(true).value_parser(SCALES.map(|(name, ..)| name)))
        .arg(Arg::new("seed").long("seed").value_parser(value_parser!(u64)).default_value("1"))
        .arg(Arg::new("shuffled").long("shuffled").action(ArgAction::SetTrue).help("the same rows in random order"))
        .arg(Arg::new("output").short('o').value_name("FILE").help("instead of stdout"))
        // cargo says it to every benchmark
        .arg(Arg::new("bench").long("bench").action(ArgAction::SetTrue).hide(true))
}

fn write_country(out: &mut impl Write, scale: &str, seed: u64) -> io::Result<()> {
    let (_, departments, first_year) = SCALES.into_iter().find(|(name, ..)| *name == scale).expect("clap checks it");
    for number in 0..departments {
        let mut department = Department::new(number, departments, seed);
        // A year before the first, for its prior-year column.
        department.write_report(&mut io::sink(), first_year - 1)?;
        for year in first_year..=LAST_YEAR {
            department.write_report(out, year)?;
        }
    }
    Ok(())
}

fn write_shuffled(out: &mut impl Write, rows: &[u8], seed: u64) -> io::Result<()> {
    let mut rows: Vec<&[u8]> = rows.split_inclusive(|byte| *byte == b'\n').collect();
    let mut random = Random::new(seed, u64::MAX);
    for last in (1..rows.len()).rev() {
        rows.swap(last, random.below(last + 1));
    }
    rows.into_iter().try_for_each(|row| out.write_all(row))
}

/// A department as it is between two years.
struct Department {
    random: Random,
    /// `name,code,region,`
    names: String,
    blanks_zeros: bool,
    authorised: i64,
    in_post: i64,
    wages: Line,
    purchase: Line,
    operation: Line,
    abroad: Line,
    reception: Line,
    business: Line,
    maintenance: Line,
    funds: Vec<Fund>,
    office: Line,
    utilities_travel: Line,
    meetings_training: Line,
    /// What the form does not list under 公用经费.
    other_public_use: Line,
    procurement: Line,
    /// Adjusted less initial budget.
    adjustment: i64,
    /// Which name of each indicator's pool, and which of the weightings.
    indicators: [usize; 12],
    weighting: usize,
}

impl Department {
    /// The department of a number below `departments`, which are dealt out to the regions in order.
    fn new(number: usize, departments: usize, seed: u64) -> Department {
        let mut random = Random::new(seed, number as u64);
        let region = number * REGIONS / departments;
        let first_of_region = (region * departments).div_ceil(REGIONS);
        let kind = (number - first_of_region + region * 7) % OFFICES.len();
        let code = region_code(region);
        let names = format!("{}{},{code}{:03},{code},", region_name(region), OFFICES[kind], kind + 101);

        let authorised = random.log_normal(30).max(3);
        let in_post = (authorised * random.between(80, 100) / 100).max(2);
        // Hundredths of 万元 a head.
        let mut a_head = |from, to| Line::of(in_post * random.between(from, to));
        let wages = a_head(1000, 1800);
        let [office, utilities_travel, meetings_training, other_public_use] =
            [a_head(40, 90), a_head(30, 70), a_head(8, 25), a_head(80, 200)];
        let [operation, abroad, reception] = [a_head(8, 25), a_head(10, 40), a_head(2, 12)];
        let [business, maintenance, procurement] = [a_head(100, 500), a_head(50, 250), a_head(60, 400)];
        let purchase = Line::of(1800 * (1 + authorised / 100));
        let mut funds = Vec::new();
        for _ in 0..random.between(2, 8) {
            let fund = Fund::new(&funds, in_post, &mut random);
            funds.push(fund);
        }
        Department {
            names,
            blanks_zeros: random.below(5) < 2,
            authorised,
            in_post,
            wages,
            purchase,
            operation,
            abroad,
            reception,
            business,
            maintenance,
            funds,
            office,
            utilities_travel,
            meetings_training,
            other_public_use,
            procurement,
            adjustment: 0,
            indicators: INDICATORS.map(|_| random.below(SUBJECTS.len())),
            weighting: random.below(WEIGHTINGS.len()),
            random,
        }
    }

    /// Lives through a year and writes its report.
    fn write_report(&mut self, out: &mut impl Write, year: u32) -> io::Result<()> {
        let random = &mut self.random;
        let wages = self.wages.next(random);
        let has_purchase = random.one_in(4);
        let purchase = self.purchase.next_if(has_purchase, random);
        let operation = self.operation.next(random);
        let vehicle = sum(&[purchase, operation]);
        let has_abroad = random.one_in(4);
        let abroad = self.abroad.next_if(has_abroad, random);
        let reception = self.reception.next(random);
        let three_public = sum(&[vehicle, abroad, reception]);
        let business = self.business.next(random);
        let maintenance = self.maintenance.next(random);
        let mut funds = Vec::new();
        for at in 0..self.funds.len() {
            let columns = Fund::next(&mut self.funds, at, self.in_post, random);
            funds.push((self.funds[at].name, columns));
        }
        let fund_columns: Vec<Columns> = funds.iter().map(|(_, columns)| *columns).collect();
        let special = sum(&fund_columns);
        let project = sum(&[business, maintenance, special]);
        let office = self.office.next(random);
        let utilities_travel = self.utilities_travel.next(random);
        let meetings_training = self.meetings_training.next(random);
        let public_use = sum(&[office, utilities_travel, meetings_training, self.other_public_use.next(random)]);
        let procurement = self.procurement.next(random);
        let total = Total::new(sum(&[wages, public_use]).outturn, project.outturn, random);
        let adjustment =
            Columns { prior: self.adjustment, budget: 0, outturn: total.adjusted_budget - total.initial_budget };
        self.adjustment = adjustment.outturn;
        if random.one_in(10) {
            self.in_post = (self.in_post + random.between(-2, 3)).max(1);
        }

        let prefix = format!("{}{year},", self.names);
        let mut report = Report { out, prefix, blanks_zeros: self.blanks_zeros, random };
        report.row("staffing.authorised", "headcount", self.authorised)?;
        report.row("staffing.in_post", "headcount", self.in_post)?;
        report.parent("three_public", three_public)?;
        report.parent("three_public.vehicle", vehicle)?;
        report.leaf("three_public.vehicle.purchase", purchase)?;
        report.leaf("three_public.vehicle.operation", operation)?;
        report.leaf("three_public.abroad", abroad)?;
        report.leaf("three_public.reception", reception)?;
        report.parent("project", project)?;
        report.leaf("project.business", business)?;
        report.leaf("project.operation", maintenance)?;
        report.parent("project.special", special)?;
        for (name, columns) in funds {
            report.fund(name, columns)?;
        }
        report.leaf("public_use", public_use)?;
        report.leaf("public_use.office", office)?;
        report.leaf("public_use.utilities_travel", utilities_travel)?;
        report.leaf("public_use.meetings_training", meetings_training)?;
        report.leaf("procurement", procurement)?;
        report.leaf("overall_adjustment", adjustment)?;
        report.total(&total)?;
        report.indicators(&self.indicators, &WEIGHTINGS[self.weighting])
    }
}

/// The three columns of the base form, in hundredths of 万元. A blank is a zero here; which zeros are left blank is the
/// report's affair.
#[derive(Clone, Copy)]
struct Columns {
    prior: i64,
    budget: i64,
    outturn: i64,
}

fn sum(parts: &[Columns]) -> Columns {
    Columns {
        prior: parts.iter().map(|part| part.prior).sum(),
        budget: parts.iter().map(|part| part.budget).sum(),
        outturn: parts.iter().map(|part| part.outturn).sum(),
    }
}

/// A line of the base form that is not a sum: what it costs in a usual year, and last year's outturn.
struct Line {
    level: i64,
    last: i64,
}

impl Line {
    fn of(level: i64) -> Line {
        Line { level: level.max(10), last: 0 }
    }

    /// The next year's columns.
    fn next(&mut self, random: &mut Random) -> Columns {
        self.next_if(true, random)
    }

    /// The next year's columns; of a year without such spending, zeros.
    fn next_if(&mut self, spends: bool, random: &mut Random) -> Columns {
        self.level = (self.level * random.between(96, 107) / 100).max(10);
        let prior = restated(self.last, random);
        // Budgets are round.
        let budget = if spends { self.level / 10 * 10 } else { 0 };
        self.last = spent(budget, random);
        Columns { prior, budget, outturn: self.last }
    }
}

/// An outturn: the whole budget, less, or, in 2 of 100, more.
fn spent(budget: i64, random: &mut Random) -> i64 {
    let basis_points = match random.below(100) {
        0..25 => 10_000,
        25..98 => random.between(8_500, 9_999),
        _ => random.between(10_001, 10_600),
    };
    budget * basis_points / 10_000
}

/// Last year's outturn as this year's form has it: one in 33 was corrected since. Sums follow their parts and have slips
/// of their own: that makes 5 % of all cells.
fn restated(last: i64, random: &mut Random) -> i64 {
    if last > 0 && random.one_in(33) { last * random.between(95, 104) / 100 + 1 } else { last }
}

/// A special fund. One in nine ends in a year: it is then printed once more for its prior-year outturn, and a new one
/// takes its place the year after.
struct Fund {
    /// Its number among the names of funds.
    name: usize,
    line: Line,
    has_ended: bool,
}

impl Fund {
    /// A fund whose name none of the others has.
    fn new(others: &[Fund], in_post: i64, random: &mut Random) -> Fund {
        let name = loop {
            let name = random.below(FUND_CAUSES.len() * FUND_KINDS.len());
            if others.iter().all(|other| other.name != name) {
                break name;
            }
        };
        Fund { name, line: Line::of(random.log_normal(in_post * 120)), has_ended: false }
    }

    fn next(funds: &mut [Fund], at: usize, in_post: i64, random: &mut Random) -> Columns {
        if funds[at].has_ended {
            funds[at] = Fund::new(funds, in_post, random);
        }
        let fund = &mut funds[at];
        fund.has_ended = random.one_in(9);
        fund.line.next_if(!fund.has_ended, random)
    }
}

/// The funds block of the self-evaluation form.
struct Total {
    initial_budget: i64,
    adjusted_budget: i64,
    outturn: i64,
    /// General budget, government fund, special account, other.
    revenue: [i64; 4],
    basic: i64,
    project: i64,
}

impl Total {
    fn new(basic: i64, project: i64, random: &mut Random) -> Total {
        let outturn = basic + project;
        let execution = match random.below(300) {
            0 => random.between(10_010, 10_300),
            1..40 => 10_000,
            _ => random.between(8_500, 9_995),
        };
        let adjusted_budget = outturn * 10_000 / execution;
        let change = match random.below(100) {
            0..4 => random.between(32, 80),
            4..40 => 0,
            _ => random.between(-12, 25),
        };
        let initial_budget = adjusted_budget * 100 / (100 + change);
        let mut share =
            |of_hundred, to| if random.below(100) < of_hundred { outturn * random.between(1, to) / 100 } else { 0 };
        let (government_fund, special_account, other) = (share(15, 30), share(20, 15), share(25, 10));
        let slip = if random.one_in(200) { random.between(10, 10 + outturn / 50) } else { 0 };
        let general = outturn - government_fund - special_account - other + slip;
        let revenue = [general, government_fund, special_account, other];
        Total { initial_budget, adjusted_budget, outturn, revenue, basic, project }
    }
}

/// A report under way.
struct Report<'a, W> {
    out: &'a mut W,
    /// `name,code,region,year,`
    prefix: String,
    blanks_zeros: bool,
    random: &'a mut Random,
}

impl<W: Write> Report<'_, W> {
    fn row(&mut self, item: &str, measure: &str, amount: impl Display) -> io::Result<()> {
        writeln!(self.out, "{}{item},,{measure},{amount},,", self.prefix)
    }

    /// A parent is the sum of its parts, but one in 100 is off by 0.10 万元 or more.
    fn parent(&mut self, item: &str, columns: Columns) -> io::Result<()> {
        let mut slipped = |amount: i64| {
            let is_off = amount > 0 && self.random.one_in(100);
            let slip = if is_off { self.random.between(10, 20 + amount / 10) } else { 0 };
            if slip < amount && self.random.one_in(2) { amount - slip } else { amount + slip }
        };
        let Columns { prior, budget, outturn } = columns;
        let columns = Columns { prior: slipped(prior), budget: slipped(budget), outturn: slipped(outturn) };
        self.leaf(item, columns)
    }

    fn leaf(&mut self, item: &str, columns: Columns) -> io::Result<()> {
        for (measure, amount) in measures(columns) {
            if !self.is_blank(amount) {
                self.row(item, measure, Wan(amount))?;
            }
        }
        Ok(())
    }

    fn fund(&mut self, name: usize, columns: Columns) -> io::Result<()> {
        let (cause, kind) = (FUND_CAUSES[name / FUND_KINDS.len()], FUND_KINDS[name % FUND_KINDS.len()]);
        for (measure, amount) in measures(columns) {
            if !self.is_blank(amount) {
                writeln!(self.out, "{}project.special.line,{cause}{kind},{measure},{},,", self.prefix, Wan(amount))?;
            }
        }
        Ok(())
    }

    fn is_blank(&mut self, amount: i64) -> bool {
        amount == 0 && self.blanks_zeros || self.random.one_in(1000)
    }

    fn total(&mut self, total: &Total) -> io::Result<()> {
        self.row("total", "initial_budget", Wan(total.initial_budget))?;
        self.row("total", "adjusted_budget", Wan(total.adjusted_budget))?;
        self.row("total", "outturn", Wan(total.outturn))?;
        let items = ["general_public_budget", "government_fund", "special_account", "other"];
        for (item, amount) in items.into_iter().zip(total.revenue) {
            if amount != 0 || !self.blanks_zeros {
                self.row(&format!("revenue.{item}"), "stated", Wan(amount))?;
            }
        }
        self.row("expenditure.basic", "stated", Wan(total.basic))?;
        self.row("expenditure.project", "stated", Wan(total.project))
    }

    fn indicators(&mut self, names: &[usize; 12], weights: &[i64; 12]) -> io::Result<()> {
        for (((level1, level2, predicate), name), weight) in INDICATORS.iter().zip(names).zip(weights) {
            let lost = if self.random.below(100) < 3 { self.random.between(1, 20) } else { 0 };
            for (measure, tenths) in [("weight", weight * 10), ("score", weight * 10 - lost)] {
                let (prefix, subject, points) = (&self.prefix, SUBJECTS[*name], Points(tenths));
                writeln!(self.out, "{prefix}indicator,{subject}{predicate},{measure},{points},{level1},{level2}")?;
            }
        }
        Ok(())
    }
}

fn measures(columns: Columns) -> [(&'static str, i64); 3] {
    [("prior_outturn", columns.prior), ("budget", columns.budget), ("outturn", columns.outturn)]
}

/// Hundredths of 万元, printed as 万元: `12.50`.
struct Wan(i64);

impl Display for Wan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.abs() / 100, self.0.abs() % 100)
    }
}

/// Tenths of a point: `10`, `9.5`.
struct Points(i64);

impl Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, tenths) => write!(f, "{whole}.{tenths}"),
        }
    }
}

/// Pseudo-random numbers: splitmix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    /// A stream of its own for each number, so that a department is the same whichever were written before it.
    fn new(seed: u64, stream: u64) -> Random {
        let mut of_seed = Random(seed);
        Random(of_seed.next() ^ Random(stream).next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    fn between(&mut self, from: i64, to: i64) -> i64 {
        from + self.below((to - from + 1) as usize) as i64
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// A number about the median, with a standard deviation of its logarithm of 1.1: the product of 24 steps up or down
    /// by a quarter. Integers, because the logarithms of two machines may differ in their last bit.
    fn log_normal(&mut self, median: i64) -> i64 {
        let thousandths = (0..24).fold(median * 1000, |n, _| if self.one_in(2) { n * 5 / 4 } else { n * 4 / 5 });
        (thousandths / 1000).max(1)
    }
}

/// The first two digits of GB/T 2260, mainland provinces.
const PROVINCES: [u32; 31] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65,
];
const CITIES: usize = 11;
/// A city itself and what is below it: last two digits and ending of the name.
const PLACES: [(u32, &str); 9] =
    [(0, "市"), (2, "区"), (3, "区"), (4, "区"), (21, "县"), (22, "县"), (23, "县"), (24, "县"), (81, "市")];
const REGIONS: usize = PROVINCES.len() * CITIES * PLACES.len();

fn region_code(region: usize) -> u32 {
    let (city, place) = (region / PLACES.len(), region % PLACES.len());
    PROVINCES[city / CITIES] * 10_000 + (city % CITIES + 1) as u32 * 100 + PLACES[place].0
}

/// `松岭市`, or `松岭市云溪县` of a county. No two regions share the last of these names: the step shares no factor with
/// the number of names.
fn region_name(region: usize) -> String {
    let begins: Vec<char> = NAME_BEGINS.chars().collect();
    let ends: Vec<char> = NAME_ENDS.chars().collect();
    let name = |region: usize| {
        let name = region * 1201 % (begins.len() * ends.len());
        format!("{}{}{}", begins[name / ends.len()], ends[name % ends.len()], PLACES[region % PLACES.len()].1)
    };
    let city = region / PLACES.len() * PLACES.len();
    if region == city { name(city) } else { name(city) + &name(region) }
}

const NAME_BEGINS: &str =
    "云松青白金玉龙凤清长永安平兴宁和新东南西北石双大临望紫红丹碧银铜梅兰竹桃柳杨桂枫鹤鹿虎马沙汉襄渭洛湘赣桐禾凌景瑞";
const NAME_ENDS: &str =
    "溪岭山川河江湖泉源口门关城阳阴陵原野林田塘港湾洲岛峰台桥集店沟坪坝坡岗谷峡浦泽丰昌康泰德义信顺乐化远定华宁秀亭浪";

#[rustfmt::skip]
const OFFICES: [&str; 48] = [
    "财政局", "教育局", "民政局", "司法局", "水利局", "审计局", "统计局", "林业局", "公安局", "档案馆", "图书馆",
    "文化馆", "博物馆", "科技局", "商务局", "气象局", "信访局", "医保局", "城管局", "交通运输局", "农业农村局",
    "自然资源局", "生态环境局", "卫生健康局", "应急管理局", "市场监管局", "乡村振兴局", "住房保障局", "退役军人局",
    "人社局", "发改委", "机关事务中心", "政务服务中心", "供销社", "残联", "妇联", "总工会", "团委", "文联",
    "科协", "党校", "第一中学", "第二中学", "实验小学", "人民医院", "中医医院", "疾控中心", "公路养护所",
];

#[rustfmt::skip]
const FUND_CAUSES: [&str; 50] = [
    "乡村振兴", "农田水利", "农村公路", "义务教育", "学前教育", "职业教育", "公共卫生", "疾病防控", "城乡低保",
    "养老服务", "残疾人保障", "就业创业", "人才引进", "科技创新", "中小企业发展", "招商引资", "文化惠民", "文物保护",
    "全民健身", "旅游发展", "生态修复", "污染防治", "河长制", "林长制", "森林防火", "防汛抗旱", "地质灾害防治",
    "安全生产", "食品安全", "消防装备", "道路养护", "公共交通", "老旧小区改造", "保障性住房", "城市绿化", "市政设施",
    "垃圾分类", "数字政府", "政务信息化", "平安建设", "法律援助", "人民调解", "社区矫正", "扫黑除恶", "禁毒",
    "国土调查", "粮食安全", "高标准农田", "动物防疫", "农业保险",
];
const FUND_KINDS: [&str; 8] =
    ["专项资金", "补助资金", "奖补资金", "建设资金", "工作经费", "项目资金", "配套资金", "运转经费"];

/// Level 1, level 2, and what is asked of the subject.
const INDICATORS: [(&str, &str, &str); 12] = [
    ("产出指标", "数量指标", "完成数量"),
    ("产出指标", "数量指标", "覆盖单位数"),
    ("产出指标", "数量指标", "开展次数"),
    ("产出指标", "质量指标", "验收合格率"),
    ("产出指标", "质量指标", "达标率"),
    ("产出指标", "时效指标", "完成及时率"),
    ("产出指标", "成本指标", "成本控制率"),
    ("效益指标", "经济效益指标", "投入产出效益"),
    ("效益指标", "社会效益指标", "公众知晓率"),
    ("效益指标", "生态效益指标", "环境改善程度"),
    ("效益指标", "可持续影响指标", "长效机制健全性"),
    ("满意度指标", "服务对象满意度指标", "服务对象满意度"),
];
/// Weights of the twelve: 50 for output, 40 for effect, 10 for satisfaction.
const WEIGHTINGS: [[i64; 12]; 3] = [
    [5, 5, 5, 10, 5, 10, 10, 10, 10, 10, 10, 10],
    [10, 5, 5, 10, 5, 5, 10, 10, 10, 10, 10, 10],
    [8, 6, 6, 8, 8, 7, 7, 10, 15, 5, 10, 10],
];
#[rustfmt::skip]
const SUBJECTS: [&str; 40] = [
    "培训工作", "监督检查", "专项整治", "项目建设", "设备采购", "宣传活动", "行政审批", "执法办案", "信息化系统",
    "调研工作", "会议活动", "人员保障", "基础设施", "日常巡查", "档案整理", "数据报送", "资金拨付", "政策兑现",
    "困难帮扶", "志愿服务", "示范创建", "隐患排查", "水质监测", "道路维护", "绿化养护", "疫苗接种", "健康体检",
    "资助学生", "就业培训", "技术推广", "品种改良", "文艺演出", "赛事活动", "文物修缮", "普法教育", "纠纷调解",
    "应急演练", "物资储备", "补贴发放", "信访事项",
];
