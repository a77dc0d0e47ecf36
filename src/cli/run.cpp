#include "cli/run.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <unistd.h>
#include <xxhash.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <thread>

#include "cli/bounded_queue.h"
#include "cli/command.h"
#include "cli/journal.h"
#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/progress.h"
#include "input/convert.h"
#include "input/reader.h"
#include "input/recognize.h"
#include "input/split.h"
#include "value/edtf.h"

namespace derek::cli {

namespace fs = std::filesystem;

namespace {

constexpr int kInterrupted = 130;
constexpr uint64_t kJournalEvery = 100;  // parts of one long input

enum class Stop : int { kNone, kSignal, kFailed, kCannotWrite };
std::atomic<Stop> g_stop{Stop::kNone};  // global: a signal's handler sets it
static_assert(std::atomic<Stop>::is_always_lock_free);

bool stopped() { return g_stop.load(std::memory_order_relaxed) != Stop::kNone; }
extern "C" void on_interrupt(int) { g_stop = Stop::kSignal; }

// Where the documents of one input go, or of all.
struct Target {
  std::unique_ptr<output::Writer> writer;
  OutputFile file;
  std::string path;  // of one that is opened when its first document comes
  bool begun = false;
  uint64_t records = 0;
};

struct Outcome {
  std::string id, source;
  std::optional<Error> error;
  std::string record;                 // as it will be written
  std::unique_ptr<Document> document;  // instead, for formats that collect
};

// A part of an input on its way; the last of an input has none.
struct Task {
  std::shared_ptr<Target> target;
  size_t input = 0;
  uint64_t number = 0;  // of the part in its input, from 1; of all of them in the last task
  bool last = false;
  Stamp stamp;  // of the input before it was read: what changes meanwhile is read again by the next run
  input::Part part;
  std::vector<Outcome> outcomes;
};

uint64_t shard_hash(std::string_view id) { return XXH3_64bits(id.data(), id.size()); }  // the same everywhere

// Counts what is read, for the progress line.
class CountingSource : public input::Source {
 public:
  CountingSource(input::Source& source, std::atomic<uint64_t>& bytes) : source_(source), bytes_(bytes) {}
  Result<size_t> read(char* to, size_t size) override {
    Result<size_t> got = source_.read(to, size);
    if (got) bytes_ += *got;
    return got;
  }
  bool seek(uint64_t at) override { return source_.seek(at); }
  std::optional<uint64_t> size() const override { return source_.size(); }

 private:
  input::Source& source_;
  std::atomic<uint64_t>& bytes_;
};

class Run {
 public:
  Run(const Pipeline& pipeline, RunOptions options)
      : pipeline_(pipeline), options_(std::move(options)), queue_(4 * options_.jobs, stopped),
        progress_(!options_.quiet && ::isatty(2), total_bytes()) {}

  int operator()() {
    if (const Status ready = prepare(); !ready) {
      complain(ready.error());
      return kUsage;
    }
    std::signal(SIGINT, on_interrupt);
    std::thread reader([this] { read_all(); });
    const oneapi::tbb::global_control threads(oneapi::tbb::global_control::max_allowed_parallelism, options_.jobs);
    using oneapi::tbb::filter_mode, oneapi::tbb::make_filter, oneapi::tbb::flow_control;
    using Handle = std::shared_ptr<Task>;
    oneapi::tbb::parallel_pipeline(
        2 * options_.jobs,
        make_filter<void, Handle>(filter_mode::serial_in_order, [this](flow_control& flow) -> Handle {
          std::optional<Task> task = queue_.pop();
          if (!task) flow.stop();
          return task ? std::make_shared<Task>(std::move(*task)) : nullptr;
        }) & make_filter<Handle, Handle>(filter_mode::parallel, [this](Handle task) {
          analyze(*task);
          return task;
        }) & make_filter<Handle, void>(filter_mode::serial_in_order, [this](const Handle& task) { write(*task); }));
    std::signal(SIGINT, SIG_DFL);
    progress_.clear();
    if (!stopped()) {
      reader.join();
      return finish();
    }
    const int code = explain_stop();
    // The reader may wait for input that never comes.
    std::fflush(nullptr);
    std::_Exit(code);
  }

 private:
  uint64_t total_bytes() const {
    uint64_t total = 0;
    for (const Input& input : options_.inputs) {
      const int64_t size = stamp_of(input.path).size;
      if (size < 0) return 0;
      total += static_cast<uint64_t>(size);
    }
    return total;
  }

  // Outputs and journal, and what an earlier run left of them.
  Status prepare() {
    if (options_.output.empty()) {
      whole_ = std::make_shared<Target>();
      return ok_status();
    }
    const bool folder = options_.to_folder;
    const std::string journal = folder ? (fs::path(options_.output) / ".derek-journal").string() : options_.output + ".journal";
    const std::vector<Progressed> known = options_.resume ? Journal::read(journal, options_.key) : std::vector<Progressed>();
    std::vector<Progressed> keep = folder ? done_files(known) : done_prefix(known);
    if (folder) {
      std::error_code code;
      fs::create_directories(options_.output, code);
    } else {
      Progressed at = keep.empty() ? Progressed{} : keep.back();
      Result<OutputFile> file = OutputFile::create(options_.output, at.bytes);
      if (!file) return file.error();
      whole_ = std::make_shared<Target>();
      whole_->file = std::move(*file);
      whole_->begun = !keep.empty();
      whole_->records = at.records;
      documents_ = at.documents;
      failed_ = at.failed;
    }
    std::error_code code;
    if (!folder && !fs::is_regular_file(options_.output + ".part", code)) return ok_status();  // a pipe, a device
    Result<Journal> made = Journal::create(journal, options_.key, keep);
    if (!made) return made.error();
    journal_ = std::move(*made);
    journal_path_ = journal;
    return ok_status();
  }

  // One output: what was done is a prefix of the inputs, as long as these are unchanged.
  std::vector<Progressed> done_prefix(const std::vector<Progressed>& known) {
    std::vector<Progressed> keep;
    std::error_code code;
    const uint64_t size = fs::file_size(options_.output + ".part", code);
    if (code) return keep;
    size_t at = 0;
    for (; first_input_ < options_.inputs.size(); ++first_input_) {
      const std::string& path = options_.inputs[first_input_].path;
      const Stamp stamp = stamp_of(path);
      const Progressed* last = nullptr;
      for (; at < known.size() && known[at].input == path && !(last && last->end); ++at) {
        if (stamp.size >= 0 && known[at].stamp == stamp && known[at].bytes <= size) last = &known[at];
      }
      if (!last) break;
      keep.push_back(*last);
      skip_parts_ = last->end ? 0 : last->parts;
      if (!last->end) break;
    }
    return keep;
  }

  // A folder of outputs: each input for itself.
  std::vector<Progressed> done_files(const std::vector<Progressed>& known) {
    std::map<std::string, const Progressed*> latest;
    for (const Progressed& line : known) latest[line.input] = &line, written_before_.insert(line.input);
    std::vector<Progressed> keep;
    std::erase_if(options_.inputs, [&](const Input& input) {
      const auto found = latest.find(input.path);
      if (found == latest.end() || found->second->stamp.size < 0 || found->second->stamp != stamp_of(input.path)) return false;
      if (!fs::exists(output_path(input, true)) && !fs::exists(output_path(input, false))) return false;
      keep.push_back(*found->second);
      documents_ += found->second->documents;
      failed_ += found->second->failed;
      ++skipped_;
      return true;
    });
    return keep;
  }

  std::string output_path(const Input& input, bool single) const {
    std::string extension = options_.format->extension;
    if (extension == ".json" && !single) extension = ".jsonl";
    return (fs::path(options_.output) / (input.relative + extension)).string();
  }

  // --- The reading thread.

  void read_all() {
    for (size_t i = first_input_; i < options_.inputs.size() && !stopped(); ++i) read_input(i);
    queue_.close();
  }

  void read_input(size_t index) {
    const Input& input = options_.inputs[index];
    const Stamp stamp = stamp_of(input.path);
    uint64_t number = 0;
    const uint64_t skip = index == first_input_ ? skip_parts_ : 0;
    Result<input::FileSource> file = input::FileSource::open(input.path);
    std::string ahead;
    bool single = false;
    if (file && (options_.to_folder || options_.inputs.size() == 1 || options_.shards > 1)) {
      const bool told = options_.reading.format.has_value();
      if (!told) {
        input::Reader reader(*file);
        reader.peek(input::kHead);
        ahead = reader.buffered();
      }
      single = input::holds_one_document(ahead, options_.reading);
    }
    // The only document is called as the input: another shard's is not read.
    const bool others = (single || !file) && !in_shard(input.path);
    if (others && options_.to_folder) return;
    const std::shared_ptr<Target> target = target_for(input, single && (options_.to_folder || options_.inputs.size() == 1));
    if (others) {
      queue_.push({target, index, 0, true, stamp, {}, {}});
      return;
    }
    const auto pass = [&](input::Part&& part) {
      if (++number <= skip || !in_shard(part.id)) return !stopped();
      return queue_.push({target, index, number, false, stamp, std::move(part), {}});
    };
    if (!file) {
      input::Part part;
      part.id = part.source = input.path;
      part.error = file.error();
      pass(std::move(part));
    } else {
      if (file->seek(0)) ahead.clear();
      CountingSource source(*file, bytes_);
      input::split_input(source, input.path, options_.reading, pass, std::move(ahead));
    }
    queue_.push({target, index, number, true, stamp, {}, {}});
  }

  bool in_shard(std::string_view id) const { return options_.shards < 2 || shard_hash(id) % options_.shards == options_.shard; }

  std::shared_ptr<Target> target_for(const Input& input, bool single) {
    output::WriterOptions writing = options_.writing;
    writing.single = single;
    if (options_.to_folder) {
      auto target = std::make_shared<Target>();
      target->writer = options_.format->make(writing);
      target->path = output_path(input, single);
      return target;
    }
    if (!whole_->writer) whole_->writer = options_.format->make(writing);
    return whole_;
  }

  // --- The threads that analyse.

  void analyze(Task& task) const {
    if (task.last) return;
    input::convert(std::move(task.part), options_.reading, [&](input::Part&& part) {
      task.outcomes.push_back(analyze_part(std::move(part), *task.target->writer));
      return true;
    });
  }

  Outcome analyze_part(input::Part&& part, output::Writer& writer) const {
    Outcome out{part.id, part.source, part.error, "", nullptr};
    Request request;
    request.bytes = part.bytes;
    request.id = part.id;
    request.source = part.source;
    request.encoding = part.encoding;
    request.title = part.title;
    request.declared_language = part.language;
    request.seconds = options_.seconds;
    request.date = part.date.empty() ? options_.date : part.date;
    request.date_source = part.date.empty() ? "option" : "metadata";
    request.fallback_date = part.file_date;
    if (!out.error && !value::is_reference_date(part.date)) {
      out.error = input::input_error("its date is none such as 2023, 2023-12 or 2023-12-05: " + part.date);
    }
    if (!out.error) {
      Result<Document> result = pipeline_.analyze(request);
      if (!result) {
        out.error = result.error();
      } else if (options_.format->collects) {
        out.document = std::make_unique<Document>(std::move(*result));
      } else {
        out.record = writer.document(*result);
      }
    }
    if (out.error && options_.on_error == OnError::kRecord && !options_.format->collects) {
      out.record = writer.error(out.id, out.source, *out.error);
    }
    return out;
  }

  // --- Writing, one task at a time, in order.

  void write(Task& task) {
    if (g_stop == Stop::kCannotWrite || g_stop == Stop::kFailed) return;
    Target& target = *task.target;
    if (Status status = begin(target); !status) return cannot_write(status.error());
    for (Outcome& outcome : task.outcomes) {
      if (outcome.error) {
        ++failed_;
        ++input_failed_;
        progress_.clear();
        complain(outcome.id + ": " + outcome.error->message);
      } else {
        ++documents_;
        ++input_documents_;
      }
      if (outcome.document) outcome.record = target.writer->document(*outcome.document);
      if (!outcome.record.empty()) {
        const std::string between = target.records ? target.writer->between() : "";
        if (Status status = target.file.write(between + outcome.record); !status) return cannot_write(status.error());
        ++target.records;
      }
      if (outcome.error && options_.on_error == OnError::kFail) {
        g_stop = Stop::kFailed;
        return;
      }
    }
    const bool whole = task.last && options_.to_folder;
    if (whole) {
      if (Status status = end(target); !status) return cannot_write(status.error());
      remove_stale(options_.inputs[task.input], target.path);
    }
    if (task.last || (!options_.to_folder && task.number % kJournalEvery == 0)) {
      if (Status status = note(task); !status) return cannot_write(status.error());
    }
    progress_.update(documents_, failed_, bytes_);
  }

  Status begin(Target& target) {
    if (target.begun) return ok_status();
    if (!target.path.empty()) {
      std::error_code code;
      fs::create_directories(fs::path(target.path).parent_path(), code);  // creating the file tells what is wrong
      Result<OutputFile> file = OutputFile::create(target.path);
      if (!file) return file.error();
      target.file = std::move(*file);
    }
    target.begun = true;
    return target.file.write(target.writer->begin());
  }

  Status end(Target& target) {
    if (const Status written = target.file.write(target.writer->end()); !written) return written.error();
    return target.file.finish();
  }

  // An input that held one document when an earlier run wrote its output, and holds several now, or the other way.
  void remove_stale(const Input& input, const std::string& written) {
    if (!written_before_.contains(input.path)) return;
    std::error_code code;
    for (const bool single : {false, true}) {
      if (const std::string path = output_path(input, single); path != written) fs::remove(path, code);
    }
  }

  Status note(const Task& task) {
    const Input& input = options_.inputs[task.input];
    Progressed line{input.path, task.stamp, task.number, task.last, task.target->file.size(), task.target->records,
                    documents_, failed_};
    if (options_.to_folder) {
      line.documents = input_documents_;
      line.failed = input_failed_;
    }
    if (task.last) input_documents_ = input_failed_ = 0;
    return journal_.add(line);
  }

  void cannot_write(const Error& error) {
    progress_.clear();
    complain(error);
    g_stop = Stop::kCannotWrite;
  }

  // --- The end.

  int finish() {
    if (!options_.to_folder) {
      if (!whole_->writer) whole_->writer = options_.format->make(options_.writing);
      for (const Status& status : {begin(*whole_), end(*whole_)}) {
        if (status) continue;
        complain(status.error());
        return kUsage;
      }
      if (!journal_path_.empty()) std::remove(journal_path_.c_str());
    }
    if (!options_.output.empty() && !options_.quiet && documents_ + failed_ + skipped_ > 1) summarize();
    return failed_ && !options_.failures_are_data ? kSomeFailed : kDone;
  }

  void summarize() {
    std::fprintf(stderr, "derek: %llu documents, %llu errors", static_cast<unsigned long long>(documents_),
                 static_cast<unsigned long long>(failed_));
    if (skipped_) std::fprintf(stderr, ", %zu inputs unchanged", skipped_);
    std::fprintf(stderr, ", %.1f s\n", progress_.seconds());
  }

  int explain_stop() {
    const std::string again = journal_path_.empty() ? "" : "; --resume goes on from here";
    if (g_stop == Stop::kSignal) {
      complain("interrupted after " + std::to_string(documents_) + " documents" + again);
      return kInterrupted;
    }
    if (g_stop == Stop::kFailed) {
      complain("stopped at the first error" + again);
      return kSomeFailed;
    }
    return kUsage;  // said already
  }

  const Pipeline& pipeline_;
  RunOptions options_;
  BoundedQueue<Task> queue_;
  std::atomic<uint64_t> bytes_{0};
  std::shared_ptr<Target> whole_;  // of all inputs, unless each has its own
  Journal journal_;
  std::string journal_path_;
  std::set<std::string> written_before_;  // inputs with outputs of the run that is resumed
  size_t first_input_ = 0, skipped_ = 0;
  uint64_t skip_parts_ = 0;
  // Of the writing stage.
  uint64_t documents_ = 0, failed_ = 0, input_documents_ = 0, input_failed_ = 0;
  Progress progress_;
};

}  // namespace

int run(const Pipeline& pipeline, RunOptions options) { return Run(pipeline, std::move(options))(); }

}  // namespace derek::cli
