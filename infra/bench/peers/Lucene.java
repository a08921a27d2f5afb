import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene by the protocol of measure.ts: lucene-english|lucene-standard, titles (TSV), warm-up queries and queries (one a line each), exact|typos,
 * seconds at most, a folder for the index. Exact totals are asked for; one segment; a fuzzy word keeps its first letter.
 */
public class Lucene {
  static Analyzer analyzer;
  static boolean typos;
  static boolean withDescription;
  static IndexSearcher searcher;

  public static void main(String[] args) throws Exception {
    analyzer = args[0].equals("lucene-english") ? new EnglishAnalyzer() : new StandardAnalyzer();
    List<String> lines = Files.readAllLines(Path.of(args[1]), StandardCharsets.UTF_8);
    List<String> warmUp = Files.readAllLines(Path.of(args[2]), StandardCharsets.UTF_8);
    List<String> queries = Files.readAllLines(Path.of(args[3]), StandardCharsets.UTF_8);
    typos = args[4].equals("typos");
    double seconds = Double.parseDouble(args[5]);
    withDescription = lines.get(0).split("\t", -1).length > 2;

    long started = System.nanoTime();
    MMapDirectory directory = new MMapDirectory(Path.of(args[6]));
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256))) {
      for (String line : lines) {
        String[] parts = line.split("\t", -1);
        Document document = new Document();
        document.add(new StoredField("id", parts[0]));
        document.add(new TextField("title", parts[1], Field.Store.NO));
        if (withDescription) document.add(new TextField("description", parts[2], Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    double indexMs = (System.nanoTime() - started) / 1e6;
    long bytes = 0;
    for (String file : directory.listAll()) bytes += directory.fileLength(file);
    searcher = new IndexSearcher(DirectoryReader.open(directory));

    long deadline = System.nanoTime() + (long) (seconds * 0.5e9);
    for (int round = 0; round < 3; round++) {
      for (String query : warmUp) {
        if (System.nanoTime() > deadline) break;
        search(query);
      }
    }
    deadline = System.nanoTime() + (long) (seconds * 1e9);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<String> cpu = new ArrayList<>();
    List<String> latencies = new ArrayList<>();
    List<String> totals = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (String query : queries) {
      long cpuFrom = threads.getCurrentThreadCpuTime();
      long from = System.nanoTime();
      TopDocs found = search(query);
      List<String> best = new ArrayList<>();
      for (ScoreDoc hit : found.scoreDocs) best.add('"' + searcher.doc(hit.doc).get("id") + '"');
      cpu.add(String.valueOf((threads.getCurrentThreadCpuTime() - cpuFrom) / 1e6));
      latencies.add(String.valueOf((System.nanoTime() - from) / 1e6));
      totals.add(String.valueOf(found.totalHits.value));
      ids.add(best.toString());
      if (System.nanoTime() > deadline) break;
    }
    System.out.println("{\"engine\":\"Lucene 8.7 " + (args[0].endsWith("english") ? "English" : "Standard") + " (OR)\",\"indexMs\":" + indexMs + ",\"cpu\":" + cpu
        + ",\"bytes\":" + bytes + ",\"residentBytes\":0,\"latencies\":" + latencies + ",\"totals\":" + totals + ",\"ids\":" + ids + "}");
  }

  static TopDocs search(String text) throws Exception {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("title", new StringReader(text))) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) words.add(term.toString());
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    for (int at = 0; at < words.size(); at++) {
      boolean last = at == words.size() - 1;
      builder.add(new BoostQuery(word("title", words.get(at), last), 3), BooleanClause.Occur.SHOULD);
      if (withDescription) builder.add(word("description", words.get(at), last), BooleanClause.Occur.SHOULD);
    }
    Query query = words.isEmpty() ? new MatchNoDocsQuery() : builder.build();
    TopScoreDocCollector collector = TopScoreDocCollector.create(10, Integer.MAX_VALUE);
    searcher.search(query, collector);
    return collector.topDocs();
  }

  static Query word(String field, String text, boolean last) {
    Term term = new Term(field, text);
    if (!typos) return new TermQuery(term);
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    builder.add(new BoostQuery(new TermQuery(term), 2), BooleanClause.Occur.SHOULD);
    int edits = text.length() < 4 ? 0 : text.length() < 8 ? 1 : 2;
    if (edits > 0) builder.add(new FuzzyQuery(term, edits, 1), BooleanClause.Occur.SHOULD);
    if (last) builder.add(new BoostQuery(new PrefixQuery(term), 0.5f), BooleanClause.Occur.SHOULD);
    return builder.build();
  }
}
