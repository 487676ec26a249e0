// How long the typed builder takes for a page with a table of 50 rows; the mark is 24 µs.
#include "platform/html/fields.hpp"
#include "platform/html/frame.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace radslag;
using namespace radslag::html;
using i18n::Language;

struct Row {
    std::string id, title, from;
    Day day;
    int inputs;
};

std::vector<Row> rows() {
    std::vector<Row> all;
    for (int i = 0; i < 50; ++i)
        all.push_back(
            {"abcdefghijklm",
             "Regionernas kunskap i rapporten om livsmedelskedjan <" + std::to_string(i) + ">",
             "Region Jönköpings län",
             std::chrono::year(2016) / std::chrono::November / (1 + i % 28), i});
    return all;
}

Html table_of(Language language, const std::vector<Row>& all) {
    Table table("Inspel till mötet",
                {{"Inspel"}, {"Från"}, {"Kom in"}, {"Antal", Column::Kind::number}, {"Läge"}});
    for (const Row& row : all)
        table.row(a(href(Url::path("/inputs") / row.id), row.title), row.from,
                  date_in_table(language, row.day), row.inputs,
                  span(cls("use partly"), "Delvis använt"));
    return table.html();
}

Html list_of(Language language, const std::vector<Row>& all) {
    return ul(cls("rows"), each(all, [&](const Row& row) -> Html {
                  return li(cls("dated"), date_without_year(language, row.day),
                            div(a(href(Url::path("/inputs") / row.id), row.title),
                                p(cls("small"), span(cls("use used"), "Använt"), " ",
                                  span(cls("quiet"), row.from))));
              }));
}

PageFrame frame_of(Html content) {
    PageFrame frame;
    frame.title = "Möten";
    for (const char* name : {"Möten", "Inspel", "Regioner", "Rundor", "Dialogen i siffror"})
        frame.menu.push_back({name, Url::path("/meetings")});
    frame.crumbs = {{"Start", Url::path("/")}, {"Möten", {}}};
    frame.other_language = Url::path("/meetings?lang=en");
    frame.content = std::move(content);
    return frame;
}

void PageWithTableOf50Rows(benchmark::State& state) {
    const std::vector<Row> all = rows();
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes = document(frame_of(group(h1("Möten"), table_of(Language::swedish, all)))).size();
    state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(PageWithTableOf50Rows);

void PageWithListOf50Rows(benchmark::State& state) {
    const std::vector<Row> all = rows();
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes = document(frame_of(group(h1("Möten"), list_of(Language::swedish, all)))).size();
    state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(PageWithListOf50Rows);

void FrameAlone(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(document(frame_of(h1("Möten"))));
}
BENCHMARK(FrameAlone);

} // namespace

BENCHMARK_MAIN();
